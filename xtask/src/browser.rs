//! A browser for the tests: what is there, else what can be had.

use crate::run::{Result, output, run, say, works};
use crate::setup::{NPM, js_dir};
use crate::stamp::{sha256_of, work_dir};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Names of Chromium on PATH.
const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];

/// An npm package that carries a Chromium for Linux on x86-64 in `bin/chromium.br`.
pub struct Packed {
    /// The browser's major version.
    pub version: u32,
    package: &'static str,
    sha256: &'static str,
}

/// What is taken where no browser is to be found.
const CURRENT: Packed = Packed {
    version: 153,
    package: "@sparticuz/chromium@153.0.0",
    sha256: "20e5656fcdcf4118ede85edfb9d6bb9cc1bbb7ffb8b75622fffbcf36a835c3c0",
};

/// The oldest that is promised, those between which cores learned what the page makes use of, and one near today's.
/// To add one: a row, with the sum of the package that `npm pack` fetches.
#[rustfmt::skip]
pub const OLD: &[Packed] = &[
    Packed { version: 66, package: "chrome-aws-lambda@66.0.3347", sha256: "73be808ce2d09d88c90f2a00afe3af2f264550156c8bfc308da032e154415182" },
    Packed { version: 78, package: "chrome-aws-lambda@1.20.4", sha256: "aba7f1562247dda11a704f9bc41294e57a1e197eae31085842479e4c0b025144" },
    Packed { version: 92, package: "chrome-aws-lambda@10.1.0", sha256: "6745d06176d629be7021538a901a5a969f335c5a8c10a581b40862e7ed66996e" },
    Packed { version: 106, package: "@sparticuz/chromium@106.0.2", sha256: "4663c26edf8d2888a5dc6055799cfc90e5041449e11bd9f31cab560c086a93d8" },
];

/// The executable of a current Chromium.
pub fn find() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROME") {
        let path = PathBuf::from(named);
        let there = works(Command::new(&path).arg("--version"));
        return if there { Ok(path) } else { Err(format!("$CHROME is {}, which does not run", path.display()).into()) };
    }
    if let Some(path) = on_path() {
        return Ok(path);
    }
    if let Some(path) = by_apt() {
        return Ok(path);
    }
    if cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        say("no browser found; taking one out of an npm package");
        let path = unpacked(&CURRENT)?;
        let starts = works(Command::new(&path).arg("--version"));
        return if starts { Ok(path) } else { Err(lacks_libraries(&path)) };
    }
    Err("the browser tests need a browser: install Chromium or Chrome, or set CHROME to its executable".into())
}

/// The whole path: Playwright does not look for names.
fn on_path() -> Option<PathBuf> {
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
    let places = NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    places.into_iter().find(|place| place.is_file() && works(Command::new(place).arg("--version")))
}

/// Installs Chromium by apt where that needs no password.
fn by_apt() -> Option<PathBuf> {
    if !works(Command::new("apt-get").arg("--version")) {
        return None;
    }
    let root = output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !root && !works(Command::new("sudo").args(["-n", "true"])) {
        return None;
    }
    say("no browser found; installing Chromium by apt");
    let apt = |args: &[&str]| {
        let mut command = Command::new(if root { "apt-get" } else { "sudo" });
        command.args(if root { &[][..] } else { &["-n", "apt-get"] }).args(args);
        run(command.env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null())).is_ok()
    };
    // An old list of packages may still do, so a failed update is no reason to stop.
    apt(&["update", "-qq"]);
    if apt(&["install", "-y", "-qq", "--no-install-recommends", "chromium"]) { on_path() } else { None }
}

/// Fetches and unpacks a browser once.
pub fn unpacked(browser: &Packed) -> Result<PathBuf> {
    let dir = work_dir().join("browsers").join(browser.version.to_string());
    let executable = dir.join("chromium");
    if executable.exists() {
        return Ok(executable);
    }
    say(&format!("fetching Chromium {} ({})", browser.version, browser.package));
    fs::create_dir_all(&dir)?;
    let packed = output(Command::new(NPM).current_dir(&dir).args(["pack", "--silent", browser.package]))?;
    let archive = dir.join(packed.trim());
    let sum = sha256_of(&archive)?;
    if sum != browser.sha256 {
        return Err(format!("{} is not what it was: its SHA-256 is {sum}", browser.package).into());
    }
    run(Command::new("tar").current_dir(&dir).arg("-xzf").arg(&archive))?;
    run(Command::new("node").arg(js_dir().join("unpack.mjs")).arg(dir.join("package/bin")).arg(&dir))?;
    fs::remove_file(archive)?;
    fs::remove_dir_all(dir.join("package"))?;
    Ok(executable)
}

fn lacks_libraries(executable: &Path) -> Box<dyn std::error::Error> {
    let path = executable.display();
    format!("{path} does not start, mostly for want of system libraries (see `ldd {path}`): install Chromium").into()
}
