//! Every test: form, lints, native tests, the built files, and the page in a real browser.

use crate::browser::{self, Browser};
use crate::run::{Result, root, run, say};
use crate::{pack, setup};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// Node needs this word before version 22 for the DevTools protocol.
const WEBSOCKET: &str = "--experimental-websocket";

/// The file of tests that can drive any browser.
const ANY: &str = "any.test.mjs";

/// How the tests of one program went.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Tally {
    passed: u32,
    failed: u32,
    ignored: u32,
}

pub fn test() -> Result {
    setup::for_build()?;
    let browser = browser::find()?;
    // Everything runs, so that one failure does not hide another.
    let form = form();
    say("running the native tests");
    let native = counted(cargo(&["test", "--quiet", "--locked", "--workspace", "--no-fail-fast"]));
    say("running the page's own tests, natively");
    let logic = counted(cargo(&["test", "--quiet", "--locked", "--features", "page", "--lib", "app::"]));
    let built = pack::dist();
    let unbuilt = || built.as_ref().map_err(|error| error.to_string());
    let page = unbuilt().map_err(Into::into).and_then(|()| in_browser(&browser, &[]));
    let oldest = unbuilt().map_err(Into::into).and_then(|()| in_browser(&browser::oldest()?, &[ANY]));
    let package = unbuilt().map_err(Into::into).and_then(|()| consumers(&browser));
    conclude(&[
        ("form and lints".into(), Ok(form)),
        ("the native tests".into(), native),
        ("the page's own tests".into(), logic),
        ("the browser tests".into(), page),
        ("the page in the oldest browser".into(), oldest),
        ("the npm package".into(), package),
    ])
}

/// Whether the page starts and works in every browser that is promised.
pub fn test_browsers() -> Result {
    pack::dist()?;
    let mut runs = Vec::new();
    for browser in [browser::find()].into_iter().chain(browser::others()) {
        match browser {
            Ok(browser) => runs.push((browser.name.clone(), in_browser(&browser, &[ANY]))),
            Err(error) => runs.push(("a browser".into(), Err(error))),
        }
    }
    conclude(&runs)
}

/// How fast the release is, where it runs.
pub fn bench() -> Result {
    pack::dist()?;
    let browser = browser::find()?;
    say("measuring; a busy machine is slow");
    for bench in ["bench.mjs", "bench-many.mjs"] {
        let mut node = Command::new("node");
        browser.tell(node.current_dir(root().join("tests/browser"))).env("NODE_NO_WARNINGS", "1");
        run(node.args([WEBSOCKET, bench]))?;
    }
    Ok(())
}

/// Each as one test.
fn form() -> Tally {
    const NATIVE: &[&str] = &["clippy", "--quiet", "--locked", "--workspace", "--all-targets"];
    #[rustfmt::skip]
    const WASM: &[&str] = &[
        "clippy", "--quiet", "--locked", "--target", "wasm32-unknown-unknown", "--features", "page", "--bin", "page",
    ];
    let checks: [(&str, &[&str], &[&str]); 3] = [
        ("checking the form of the code (rustfmt)", &["fmt", "--all", "--check"], &[]),
        ("checking the code (clippy, native)", NATIVE, &["--", "-D", "warnings"]),
        ("checking the code (clippy, wasm)", WASM, &["--", "-D", "warnings"]),
    ];
    let mut tally = Tally::default();
    for (what, args, strict) in checks {
        say(what);
        match run(cargo(args).args(strict)) {
            Ok(()) => tally.passed += 1,
            Err(error) => {
                eprintln!("xtask: {error}");
                tally.failed += 1;
            }
        }
    }
    tally
}

fn cargo(args: &[&str]) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(root()).args(args);
    cargo
}

/// Runs the named files of tests/browser, or all of them.
fn in_browser(browser: &Browser, files: &[&str]) -> Result<Tally> {
    say(&format!("running the browser tests in {}", browser.name));
    let dir = root().join("tests/browser");
    let mut names: Vec<String> = files.iter().map(|name| name.to_string()).collect();
    if files.is_empty() {
        for entry in std::fs::read_dir(&dir)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if name.ends_with(".test.mjs") {
                names.push(name);
            }
        }
        names.sort();
    }
    let mut node = Command::new("node");
    browser.tell(node.current_dir(&dir)).env("NODE_NO_WARNINGS", "1");
    // One file at a time: the tests measure time, and a machine may have two cores only.
    node.args([WEBSOCKET, "--test", "--test-concurrency=1", "--test-timeout=900000", "--test-reporter=spec"])
        .args(names);
    counted(node)
}

/// The npm package, used from its tarball.
fn consumers(browser: &Browser) -> Result<Tally> {
    say("running the tests of the npm package");
    run(&mut cargo(&["build", "--quiet", "--locked", "--bin", "mingshu"]))?;
    let mut node = Command::new("node");
    browser.tell(node.current_dir(root().join("tests/npm"))).env("NODE_NO_WARNINGS", "1");
    node.args([WEBSOCKET, "--test", "--test-timeout=300000", "--test-reporter=spec", "consumers.test.mjs"]);
    counted(node)
}

/// Runs a test program, shows what it prints, and adds up what it says of its tests.
fn counted(mut command: Command) -> Result<Tally> {
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    let mut tally = Tally::default();
    for line in BufReader::new(child.stdout.take().ok_or("no output")?).lines() {
        let line = line?;
        println!("{line}");
        tally.add(&line);
    }
    // A program that breaks off has not counted what it did not get to.
    if !child.wait()?.success() && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

impl Tally {
    /// Reads `test result: ok. 3 passed; 0 failed; 1 ignored; …` of cargo, and `ℹ pass 3` of node.
    fn add(&mut self, line: &str) {
        let words: Vec<&str> = line.split([' ', ';', '.']).filter(|word| !word.is_empty()).collect();
        let number = |word: &str| word.parse::<u32>().unwrap_or(0);
        match words[..] {
            ["test", "result:", _, passed, "passed", failed, "failed", ignored, "ignored", ..] => {
                self.passed += number(passed);
                self.failed += number(failed);
                self.ignored += number(ignored);
            }
            ["ℹ", "pass", n] => self.passed += number(n),
            ["ℹ", "fail" | "cancelled", n] => self.failed += number(n),
            ["ℹ", "skipped" | "todo", n] => self.ignored += number(n),
            _ => {}
        }
    }
}

/// The last line, in the form of cargo's own.
fn conclude(runs: &[(String, Result<Tally>)]) -> Result {
    let mut all = Tally::default();
    println!();
    for (name, run) in runs {
        match run {
            Ok(tally) => {
                println!("{name}: {} passed, {} failed, {} ignored", tally.passed, tally.failed, tally.ignored);
                all.passed += tally.passed;
                all.failed += tally.failed;
                all.ignored += tally.ignored;
            }
            Err(error) => {
                println!("{name} did not run: {error}");
                all.failed += 1;
            }
        }
    }
    let verdict = if all.failed == 0 { "ok" } else { "FAILED" };
    println!("test result: {verdict}. {} passed; {} failed; {} ignored", all.passed, all.failed, all.ignored);
    if all.failed == 0 { Ok(()) } else { Err("there are failing tests".into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_cargo_and_node_say_of_their_tests() {
        let mut tally = Tally::default();
        for line in [
            "test result: FAILED. 3 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s",
            "ℹ tests 7",
            "ℹ pass 4",
            "ℹ fail 1",
            "ℹ cancelled 1",
            "ℹ skipped 1",
            "ℹ duration_ms 1234.5",
            "a test result: none of these",
        ] {
            tally.add(line);
        }
        assert_eq!(tally, Tally { passed: 7, failed: 4, ignored: 2 });
    }
}
