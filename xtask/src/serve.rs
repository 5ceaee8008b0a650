//! A server for the site, on this machine only; builds anew when a source changes.

use crate::pack::{dist, dist_dir, site_dir};
use crate::run::{Result, root, say};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::time::{Duration, SystemTime};
use tiny_http::{Header, Request, Response, Server};

pub const PORT: u16 = 8000;

/// What the page is made of.
const SOURCES: &[&str] = &["src", "formats/src", "www", "index.html", "Cargo.toml"];

pub fn serve(port: u16) -> Result {
    dist()?;
    let server = Server::http(("127.0.0.1", port)).map_err(|error| {
        format!("port {port} cannot be had ({error}); name another: cargo xtask serve {}", port.wrapping_add(1))
    })?;
    println!("The page is at http://localhost:{port}/ ; Ctrl+C ends the server. Reload after a change.");
    println!("The example portal is at http://localhost:{port}/portal/index.html");
    let mut seen = newest();
    loop {
        if let Some(request) = server.recv_timeout(Duration::from_millis(500))? {
            // A reader who went away is no matter.
            let _ = answer(request);
        } else if newest() > seen {
            seen = newest();
            match dist() {
                Ok(()) => say("built anew; reload the page"),
                Err(error) => eprintln!("xtask: {error}; the page is still the one before"),
            }
        }
    }
}

fn answer(request: Request) -> std::io::Result<()> {
    let path = request.url().split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    // Names in the site are plain, so nothing needs decoding; anything that climbs out of it is not there.
    let plain = path.components().all(|part| matches!(part, Component::Normal(_)));
    // The portal takes the element and the one file from beside itself.
    let beside = ["portal", "element", "mingshu.html"].iter().any(|folder| path.starts_with(folder));
    match fs::read(if beside { dist_dir() } else { site_dir() }.join(path)) {
        Ok(bytes) if plain => {
            let kind = match path.extension().and_then(|extension| extension.to_str()) {
                Some("html") => "text/html; charset=utf-8",
                Some("css") => "text/css; charset=utf-8",
                Some("js") => "text/javascript; charset=utf-8",
                _ => "application/octet-stream",
            };
            let mut response = Response::from_data(bytes);
            for (name, value) in [("Content-Type", kind), ("Cache-Control", "no-store")] {
                response.add_header(Header::from_bytes(name, value).expect("a plain header"));
            }
            request.respond(response)
        }
        _ => request.respond(Response::from_string("not found").with_status_code(404)),
    }
}

/// When a source was last changed.
fn newest() -> SystemTime {
    fn of(path: PathBuf) -> SystemTime {
        let own = fs::metadata(&path).and_then(|data| data.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
        let inner = fs::read_dir(path).into_iter().flatten().flatten().map(|entry| of(entry.path()));
        inner.fold(own, SystemTime::max)
    }
    SOURCES.iter().map(|source| of(root().join(source))).max().unwrap_or(SystemTime::UNIX_EPOCH)
}
