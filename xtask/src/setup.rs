//! What the machine must have. What can be fetched is fetched; for the rest one sentence says what to do.

use crate::run::{Result, output, root, run, say, works};
use crate::stamp::install;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";
const OLDEST_NODE: u32 = 20;

/// Everything that a build needs.
pub fn for_build() -> Result {
    node()?;
    wasm_target()?;
    js_tools()
}

/// A JavaScript tool of `xtask/js`, run by node.
pub fn node_tool(path: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(js_dir().join("node_modules").join(path));
    command
}

pub fn js_dir() -> PathBuf {
    root().join("xtask/js")
}

fn node() -> Result {
    let missing = format!("Node {OLDEST_NODE} or newer with npm is needed; install it from nodejs.org or your system");
    let version = output(Command::new("node").arg("--version")).map_err(|_| missing.clone())?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST_NODE) || !works(Command::new(NPM).arg("--version")) {
        return Err(missing.into());
    }
    Ok(())
}

pub const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// rust-toolchain.toml names the target, so rustup has it as a rule; not where the toolchain was there before.
fn wasm_target() -> Result {
    let libdir = output(Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]))?;
    if Path::new(libdir.trim()).exists() {
        return Ok(());
    }
    say("adding the wasm target to the Rust toolchain");
    run(Command::new("rustup").args(["target", "add", TARGET])).map_err(|error| {
        format!("the Rust target {TARGET} is missing and rustup could not add it ({error}); see rustup.rs").into()
    })
}

fn js_tools() -> Result {
    let (list, lock) = (js_dir().join("package.json"), js_dir().join("package-lock.json"));
    let installed = js_dir().join("node_modules/.package-lock.json");
    install("installing the JavaScript tools (npm ci)", &[&list, &lock], &[&installed], || {
        // No script of a package is run: none of these needs one.
        let mut npm = Command::new(NPM);
        npm.current_dir(js_dir()).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        run(npm.stdout(std::process::Stdio::null()))
    })
}
