//! `dist/` on an address that only this machine can reach.

use std::{
    fs::File,
    io::{self, Write},
    path::{Component, Path, PathBuf},
    process::{Command, Stdio},
    sync::Arc,
    thread,
};

use anyhow::{Result, anyhow, bail};
use tiny_http::{Method, Request};

use crate::process::root;

/// The same every time: a browser keeps drafts by address, the port included.
pub const DEFAULT_PORT: u16 = 8642;

/// Enough for one page with its workers.
const THREADS: usize = 4;

/// A server that answers until it is dropped.
pub struct Server {
    http: Arc<tiny_http::Server>,
    address: String,
}

impl Server {
    /// Starts to answer on a port of the loopback address; 0 takes any free one.
    pub fn start(port: u16) -> Result<Self> {
        let http = tiny_http::Server::http(("127.0.0.1", port)).map_err(|error| {
            anyhow!("port {port} cannot be used ({error}); `--port N` takes another, where drafts are kept separately")
        })?;
        let port = http
            .server_addr()
            .to_ip()
            .map_or(port, |address| address.port());
        let http = Arc::new(http);
        for _ in 0..THREADS {
            let http = Arc::clone(&http);
            thread::spawn(move || {
                while let Ok(request) = http.recv() {
                    answer(request);
                }
            });
        }
        let address = format!("http://127.0.0.1:{port}/");
        Ok(Self { http, address })
    }

    /// Where the page is.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in 0..THREADS {
            self.http.unblock();
        }
    }
}

/// Says where the page is, shows it if asked to, and stays until the person ends it.
pub fn until_stopped(server: Server, open: bool) -> Result<()> {
    println!("\n绿矿自评  {}   (Ctrl+C ends it)", server.address());
    if open && let Err(error) = open_browser(server.address()) {
        println!("No browser could be opened ({error}): please open the address yourself.");
    }
    loop {
        thread::park();
    }
}

fn open_browser(address: &str) -> Result<()> {
    let mut opener = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        let mut cmd = Command::new("cmd");
        cmd.args(["/c", "start", ""]);
        cmd
    } else {
        Command::new("xdg-open")
    };
    opener
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let status = opener.status()?;
    if !status.success() {
        bail!("{status}");
    }
    Ok(())
}

fn answer(request: Request) {
    let is_head = *request.method() == Method::Head;
    let found = response(&request);
    // A browser that goes away in the middle is no concern of ours.
    let _ = write(found, is_head, request.into_writer());
}

/// What is answered: a file and the lines of its head.
struct Found {
    file: File,
    head: String,
}

fn response(request: &Request) -> Result<Found, &'static str> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return Err("405 Method Not Allowed");
    }
    let path = in_dist(request.url()).ok_or("404 Not Found")?;
    let file = open(&path).map_err(|_| "404 Not Found")?;
    let bytes = file.metadata().map_err(|_| "404 Not Found")?.len();
    let head = format!(
        "Content-Length: {bytes}\r\nContent-Type: {}\r\nCache-Control: {}\r\nX-Content-Type-Options: nosniff\r\n",
        content_type(&path),
        caching(&path)
    );
    Ok(Found { file, head })
}

/// Writes an answer by hand, because the library keeps every connection open, and gives each a thread: of many that come
/// at once, some would wait for a thread until another connection is closed. So the browser is told to close each after its answer.
fn write(found: Result<Found, &str>, is_head: bool, mut out: impl Write) -> io::Result<()> {
    match found {
        Ok(Found { mut file, head }) => {
            write!(out, "HTTP/1.1 200 OK\r\nConnection: close\r\n{head}\r\n")?;
            if !is_head {
                io::copy(&mut file, &mut out)?;
            }
        }
        Err(status) => write!(
            out,
            "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: 8\r\n\r\n{}",
            if is_head { "" } else { "not here" }
        )?,
    }
    out.flush()
}

fn open(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_file() {
        Ok(file)
    } else {
        Err(io::ErrorKind::NotFound.into())
    }
}

/// The file that an address means, never one outside `dist/`. Names in `dist/` need no percent signs.
fn in_dist(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let name = if path.is_empty() { "index.html" } else { path };
    let is_plain = !name.contains(['\\', ':', '%'])
        && Path::new(name)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
    is_plain.then(|| root().join("dist").join(name))
}

/// A name with a hash stands for one content for ever; whatever else there is may be replaced at any moment.
fn caching(path: &Path) -> &'static str {
    let name = path.file_stem().and_then(|stem| stem.to_str());
    let hash = name
        .and_then(|name| name.rsplit_once('.'))
        .map(|(_, hash)| hash);
    let is_hashed = hash
        .is_some_and(|hash| hash.len() == 12 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
    if is_hashed {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("jsonl") => "application/jsonl",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ttf") => "font/ttf",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{Server, caching, in_dist};
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::path::Path;
    use std::thread;
    use std::time::Duration;

    #[test]
    fn of_many_that_ask_at_once_each_is_answered_and_told_to_close() {
        let server = Server::start(0).expect("a free port");
        let address = server.address().trim_start_matches("http://");
        let address = address.trim_end_matches('/').to_owned();
        // As a browser does: it closes when the announced bytes have come.
        let ask = move || {
            let mut stream = TcpStream::connect(&address).expect("connected");
            let wait = Some(Duration::from_secs(30));
            stream.set_read_timeout(wait).expect("a limit");
            let asked = b"GET /nothing-of-that-name HTTP/1.1\r\nHost: here\r\n\r\n";
            stream.write_all(asked).expect("asked");
            let (mut answer, mut piece) = (Vec::new(), [0; 512]);
            while !answer.ends_with(b"not here") {
                let read = stream.read(&mut piece).expect("answered in time");
                answer.extend(&piece[..read]);
            }
            String::from_utf8(answer).expect("text")
        };
        let asking: Vec<_> = (0..40).map(|_| thread::spawn(ask.clone())).collect();
        for one in asking {
            let answer = one.join().expect("answered");
            assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
            assert!(answer.contains("Connection: close"), "{answer}");
        }
    }

    #[test]
    fn only_names_with_a_hash_are_kept_without_asking_again() {
        assert!(caching(Path::new("dist/greenmine.0123456789ab.wasm")).contains("immutable"));
        for name in [
            "index.html",
            "service-worker.js",
            "build.json",
            "report-font.OFL.txt",
        ] {
            assert_eq!(caching(Path::new(name)), "no-cache", "{name}");
        }
    }

    #[test]
    fn nothing_outside_dist_is_handed_out() {
        for url in [
            "/../Cargo.toml",
            "/a/../../b",
            "//etc/passwd",
            "/..%2fb",
            "/c:/x",
            "/..\\b",
            "x",
        ] {
            assert_eq!(in_dist(url), None, "{url}");
        }
    }

    #[test]
    fn the_folder_means_its_page() {
        assert!(in_dist("/?x=1").is_some_and(|path| path.ends_with("dist/index.html")));
        assert!(in_dist("/start.js").is_some_and(|path| path.ends_with("dist/start.js")));
    }
}
