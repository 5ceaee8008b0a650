//! `cargo xtask`: everything between a fresh machine and a running page.
//!
//! ```text
//! setup ──▶ wasm: cargo build ─▶ features ─▶ wasm-bindgen ─▶ wasm-opt ──▶ pack ──▶ check ──▶ dist/
//!                                             └─▶ glue ─▶ esbuild ─────────┘        serve, test
//! ```
//! Each step says in one line what it is doing; a step whose inputs are as they were is left out.

mod bom;
mod browser;
mod check;
mod element;
mod features;
mod glue;
mod licences;
mod npm;
mod pack;
mod parts;
mod portal;
mod program;
mod reproducible;
mod run;
mod scope;
mod serve;
mod setup;
mod stamp;
mod test;
mod wasm;

use run::Result;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask serve [PORT]   set up, build, serve the page on localhost and print the address
cargo xtask test           set up, build and run every test
cargo xtask test browsers  try the release in every browser that is promised: Chromium from 66 on,
                           Firefox, WebKitGTK (fetches 200 MB, and what is missing by apt)
cargo xtask test reproducible
                           build the release in two other folders, and compare
cargo xtask bench          measure the release in the browser
cargo xtask dist           make the release files in dist/
cargo xtask help           print this

Needs rustup, Node 20 with npm, and a C compiler.";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match command(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn command(args: &[&str]) -> Result {
    match args {
        ["test"] => test::test(),
        ["test", "browsers" | "--browsers"] => test::test_browsers(),
        ["test", "reproducible"] => reproducible::test(),
        ["dist"] => pack::release(),
        ["bench"] => test::bench(),
        ["serve"] => serve::serve(serve::PORT),
        ["serve", port] => serve::serve(port.parse().map_err(|_| format!("{port} is no port number"))?),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("there is no command `{}`; `cargo xtask help` lists them", other.join(" ")).into()),
    }
}
