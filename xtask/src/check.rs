//! What must hold for every built file. Each failure ends the build.

use crate::features::imports;
use crate::run::{Result, root, run};
use crate::setup::js_dir;
use crate::wasm::is_mvp;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Names of what could reach a network or run a text as a script. Not one may stand in a script or in what the wasm
/// asks of its host.
#[rustfmt::skip]
const FORBIDDEN: &[&str] = &[
    "fetch", "XMLHttpRequest", "WebSocket", "WebTransport", "EventSource", "sendBeacon", "RTCPeerConnection",
    "importScripts", "serviceWorker", "eval", "Function",
];

/// `eval` and `Function` are forbidden as calls only: `instanceof Function` and the word in a policy do no harm.
fn call_only(word: &str) -> bool {
    matches!(word, "eval" | "Function")
}

pub fn scripts(scripts: &[(&str, &str)]) -> Result {
    for (name, text) in scripts {
        if let Some(word) = forbidden(text) {
            return Err(format!("{name} says `{word}`, which nothing that ships may").into());
        }
    }
    Ok(())
}

/// The first forbidden word of a text.
fn forbidden(text: &str) -> Option<&'static str> {
    FORBIDDEN.iter().copied().find(|word| {
        text.match_indices(word).any(|(at, _)| {
            // A quotation mark before it: the beginning of a message, such as wasm-bindgen's `Function(name)`.
            let whole = !text[..at].ends_with(|c: char| c.is_alphanumeric() || "_$-`".contains(c));
            let call = text[at + word.len()..].trim_start().starts_with('(');
            whole && (call || !call_only(word))
        })
    })
}

/// A style must not ask for another file.
pub fn style(css: &str) -> Result {
    let lower = css.to_ascii_lowercase();
    let outside = lower
        .match_indices("url(")
        .any(|(at, word)| !lower[at + word.len()..].trim_start_matches(['"', '\'', ' ']).starts_with("data:"));
    if outside || lower.contains("@import") {
        return Err("www/style.css asks for another file; all must be in it".into());
    }
    Ok(())
}

/// The oldest Chromium that the page starts in; `www/boot.js` names it to readers.
const OLDEST: &str = "66";

/// Scripts, styles and pages keep to what that core knows.
pub fn level(files: &[PathBuf]) -> Result {
    run(Command::new("node").arg(js_dir().join("level.mjs")).arg(OLDEST).args(files))
}

/// Old cores take the module, it asks for nothing forbidden, and it names no path of the machine that built it.
pub fn wasm(path: &Path) -> Result {
    is_mvp(path)?;
    let bytes = fs::read(path)?;
    for name in imports(&bytes)? {
        if let Some(word) = forbidden_import(&name) {
            return Err(format!("the wasm imports {name}: nothing that ships may ask for `{word}`").into());
        }
    }
    let home = std::env::home_dir().unwrap_or_default();
    for place in [root(), home.join(".cargo")] {
        if holds(&bytes, &place.to_string_lossy()) {
            return Err(format!("the wasm names {}, a path of this machine", place.display()).into());
        }
    }
    Ok(())
}

/// Names carry words of any spelling: `__wbg_fetch_`, `__wbg_new_WebSocket_`, `newnoargs` for a text made a function.
fn forbidden_import(name: &str) -> Option<&'static str> {
    const MORE: &[&str] = &["newnoargs", "newwithargs", "xhr", "beacon", "rtc", "socket", "transport"];
    let name: String = name.to_ascii_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let network = FORBIDDEN.iter().copied().filter(|word| !call_only(word));
    network.chain(MORE.iter().copied()).find(|word| name.contains(&word.to_ascii_lowercase()))
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_that_reach_a_network_or_run_a_text() {
        assert_eq!(forbidden("self.fetch('/x')"), Some("fetch"));
        assert_eq!(forbidden("x=new WebSocket (u)"), Some("WebSocket"));
        assert_eq!(forbidden("a=eval (b)"), Some("eval"));
        assert_eq!(forbidden("return new Function('return this')()"), Some("Function"));
    }

    #[test]
    fn leaves_alone_what_does_neither() {
        assert_eq!(
            forbidden(
                "x instanceof Function; prefetched(); `Function(${name})`; \"'wasm-unsafe-eval'\"; isFunction(x)"
            ),
            None
        );
    }

    #[test]
    fn imports_that_reach_a_network_are_found_however_they_are_spelt() {
        assert_eq!(forbidden_import("wbg.__wbg_fetch_07cd86dd296a5a63"), Some("fetch"));
        assert_eq!(forbidden_import("wbg.__wbg_new_WebSocket_0"), Some("WebSocket"));
        assert_eq!(forbidden_import("wbg.__wbg_newnoargs_105ed471475aaf50"), Some("newnoargs"));
        assert_eq!(forbidden_import("wbg.__wbg_postMessage_0"), None);
    }

    #[test]
    fn the_oldest_core_is_the_one_that_readers_are_told() {
        let boot = fs::read_to_string(root().join("www/boot.js")).unwrap();
        assert!(boot.contains(&format!("OLDEST_CHROMIUM = {OLDEST};")));
        let element = fs::read_to_string(root().join("www/element.js")).unwrap();
        assert!(element.contains(&format!("Number(found[1]) < {OLDEST};")));
    }

    #[test]
    fn a_style_may_hold_its_images_and_no_more() {
        assert!(style("a{background:url(data:image/gif;base64,R0)}").is_ok());
        assert!(style("a{background:url( 'x.png')}").is_err());
        assert!(style("@import 'x.css';").is_err());
    }
}
