//! The command line as a program for this kind of machine.

use crate::run::{Result, output, root, run, say};
use crate::stamp::work_dir;
use crate::wasm::remaps;
use std::path::PathBuf;
use std::process::Command;

/// Builds it. A folder of its own, because cargo would otherwise build everything anew for each kind of flags.
pub fn build() -> Result<PathBuf> {
    say("compiling the program");
    let folder = work_dir().join("program");
    let mut cargo = Command::new("cargo");
    cargo.current_dir(root()).env("CARGO_ENCODED_RUSTFLAGS", remaps().join("\x1f"));
    cargo.args(["build", "--quiet", "--locked", "--release", "-p", "mingshu", "--bin", "mingshu"]);
    // Names of functions serve nobody there.
    run(cargo.args(["--config", "profile.release.strip=\"symbols\"", "--target-dir"]).arg(&folder))?;
    Ok(folder.join("release").join(NAME))
}

const NAME: &str = if cfg!(windows) { "mingshu.exe" } else { "mingshu" };

/// The name of the program in the release: it says for which machines it is.
pub fn name() -> Result<String> {
    let said = output(Command::new("rustc").arg("-vV").current_dir(root()))?;
    let host =
        said.lines().find_map(|line| line.strip_prefix("host: ")).ok_or("rustc does not say for what it builds")?;
    Ok(NAME.replacen("mingshu", &format!("mingshu-{host}"), 1))
}
