//! Running other programs, and saying so.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Errors are sentences for the person at the terminal.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

/// The top of the checkout.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().map(PathBuf::from).unwrap_or_default()
}

/// One line on what happens now.
pub fn say(line: &str) {
    eprintln!("· {line}");
}

/// Runs a program to its end; its failure is an error that names it.
pub fn run(command: &mut Command) -> Result {
    let name = name(command);
    let status = command.status().map_err(|error| format!("{name} cannot be started: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{name} failed ({status})").into()) }
}

/// Runs a program and takes what it prints.
pub fn output(command: &mut Command) -> Result<String> {
    let name = name(command);
    let out = command.stderr(Stdio::inherit()).output();
    let out = out.map_err(|error| format!("{name} cannot be started: {error}"))?;
    if !out.status.success() {
        return Err(format!("{name} failed ({})", out.status).into());
    }
    Ok(String::from_utf8(out.stdout)?)
}

/// Runs a program with a text as its input and takes what it prints.
pub fn filter(command: &mut Command, input: &str) -> Result<String> {
    let name = name(command);
    let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = child.map_err(|error| format!("{name} cannot be started: {error}"))?;
    let stdin = child.stdin.take();
    let out = std::thread::scope(|scope| {
        // Its own thread: a program may print before it has read everything.
        scope.spawn(move || stdin.map(|mut pipe| pipe.write_all(input.as_bytes())));
        child.wait_with_output()
    })?;
    if !out.status.success() {
        return Err(format!("{name} failed ({})", out.status).into());
    }
    Ok(String::from_utf8(out.stdout)?)
}

/// Whether a program starts and ends well; what it prints is not of interest.
pub fn works(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
}

fn name(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().take(3).map(|arg| arg.to_string_lossy().into_owned()));
    words.join(" ")
}
