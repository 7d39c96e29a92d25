//! Every chore of the project is `cargo xtask <command>`. CI runs the same commands as a person.
//!
//! | file         | concern                                                         |
//! |--------------|-----------------------------------------------------------------|
//! | `main.rs`    | the list of commands                                            |
//! | `args.rs`    | reading the options of a command                                |
//! | `process.rs` | starting other programs, timing steps, where the project is     |
//! | `tools/`     | what must be on the machine, and how it gets there              |
//! | `wasm.rs`    | the WebAssembly modules, built into `pkg/`                      |
//! | `rules.rs`   | the catalogues and books, as parts beside the modules           |
//! | `style.rs`   | `style/main.css` and what it imports, as one small stylesheet   |
//! | `bundle/`    | `dist/`: the web edition, and the same program as a single file |
//! | `schemas.rs` | the JSON Schemas beside the data, from the types; frozen ones   |
//! | `size.rs`    | what a visitor downloads, raw and compressed                    |
//! | `serve.rs`   | `dist/` on a loopback address                                   |
//! | `check.rs`   | `fmt`, `check`, the tests without a browser, what seldom runs   |
//! | `e2e.rs`     | the tests with a browser                                        |

mod args;
mod bundle;
mod check;
mod e2e;
mod process;
mod rules;
mod schemas;
mod serve;
mod size;
mod style;
mod tools;
mod wasm;

use std::process::ExitCode;

use anyhow::{Result, bail};
use args::Args;
use process::step;

const HELP: &str = "\
cargo xtask <command>

  serve [--port N] [--no-open] [--dev] [--without-report]
                     install what is missing, build, show the page in the browser
  build [--dev] [--without-report]
                     install what is missing, build into dist/, print the sizes
  dist               what is given to others: a whole build, dist/ for a web server, dist/greenmine.html as a single
                     file that opens by double click
  test [--skip-browser]
                     install what is missing, then everything CI asks for
  e2e [-- ARGS]      the browser tests, on the build in dist/; ARGS go to Playwright
  trials [--rounds N] [-- ARGS]
                     kills browsers and spoils stores, N times (500), on the build in dist/
  check              formatting and clippy
  fmt                format all Rust code
  schemas [--check]  the JSON Schemas from the types; or fail if those on disk differ
  schemas --freeze   at a release: those of saved files are never written again
  size               the sizes of the build in dist/

  --dev              quick to build, large and slow to run
  --without-report   leave out the PDF engine and its font; the page then cannot make a report
";

fn main() -> ExitCode {
    match run(Args::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut args: Args) -> Result<()> {
    match args.command().as_deref() {
        Some("serve") => {
            let port = args.number("--port")?.unwrap_or(serve::DEFAULT_PORT);
            let open = !args.flag("--no-open");
            let options = build_options(&mut args);
            args.finish()?;
            // The port first: it is a pity to build for two minutes and then hear that it is taken.
            let server = serve::Server::start(port)?;
            build(options)?;
            serve::until_stopped(server, open)
        }
        Some("build") => {
            let options = build_options(&mut args);
            args.finish()?;
            build(options)
        }
        Some("dist") => {
            args.finish()?;
            build(wasm::Options::WHOLE)
        }
        Some("test") => {
            let with_browser = !args.flag("--skip-browser");
            args.finish()?;
            test(with_browser)
        }
        Some("e2e") => e2e::run_tests(&args.rest(), None),
        Some("trials") => {
            let rounds = args.number("--rounds")?.unwrap_or(500);
            let mut arguments = vec!["--project=trials".to_owned()];
            arguments.extend(args.rest());
            e2e::run_tests(&arguments, Some(rounds))
        }
        Some("check") => {
            args.finish()?;
            check::format_and_lint()
        }
        Some("fmt") => {
            args.finish()?;
            check::format()
        }
        Some("schemas") => {
            let (check, freeze) = (args.flag("--check"), args.flag("--freeze"));
            args.finish()?;
            if freeze {
                schemas::freeze()
            } else {
                schemas::renew(check)
            }
        }
        Some("size") => {
            args.finish()?;
            size::print()
        }
        None | Some("help" | "--help" | "-h") => {
            print!("{HELP}");
            Ok(())
        }
        Some(other) => bail!("there is no command {other:?}\n\n{HELP}"),
    }
}

fn build_options(args: &mut Args) -> wasm::Options {
    wasm::Options {
        dev: args.flag("--dev"),
        with_report: !args.flag("--without-report"),
    }
}

fn build(options: wasm::Options) -> Result<()> {
    let tools = step("tools", tools::for_building)?;
    step("wasm", || wasm::build(&tools, options))?;
    step("rules", rules::write)?;
    step("dist", || bundle::build(options))?;
    // What nobody will download need not be weighed.
    if options.dev { Ok(()) } else { size::print() }
}

/// Everything CI asks for, cheapest first, so that a slip is known early. Stops at the first failure.
fn test(with_browser: bool) -> Result<()> {
    step("tools", || tools::for_testing(with_browser))?;
    check::format_and_lint()?;
    step("benchmarks", check::benchmarks)?;
    step("fuzz targets", check::fuzz_targets)?;
    step("documentation", check::documentation)?;
    step("test", check::tests)?;
    step("schemas", || schemas::renew(true))?;
    build(wasm::Options::WHOLE)?;
    if with_browser {
        e2e::run_tests(&[], None)?;
    }
    Ok(())
}
