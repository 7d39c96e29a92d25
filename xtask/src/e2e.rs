//! The tests with a browser: Playwright, against the build in `dist/`.

use anyhow::Result;

use crate::{
    process::{run, step},
    serve::Server,
    size, tools,
};

/// Runs Playwright with these further arguments; trials repeat so many rounds, otherwise a few.
pub fn run_tests(arguments: &[String], rounds: Option<u16>) -> Result<()> {
    step("browser tools", tools::for_browser_tests)?;
    size::manifest()?;
    step("browser tests", || {
        let server = Server::start(0)?;
        run(tools::node()
            .arg(tools::module("@playwright/test/cli.js"))
            .args(["test", "--config", "tests/e2e/playwright.config.ts"])
            .args(arguments)
            .env("BASE_URL", server.address())
            .env("CHROMIUM_PATH", tools::chromium()?)
            .env("FIREFOX_PATH", tools::firefox()?)
            .envs(rounds.map(|rounds| ("TRIALS", rounds.to_string()))))
    })
}
