//! Browsers for the tests: what is there, else what can be had.

mod packed;

use crate::run::{Result, output, run, say, works};
use crate::stamp::work_dir;
use packed::{CURRENT, Packed};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Names of Chromium on PATH.
const CHROMIUM: &[&str] = &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const FIREFOX: &[&str] = &["firefox-esr", "firefox"];

/// The small browser that comes with WebKitGTK lies beside the library. In these folders, somewhere below:
const WEBKIT_FOLDERS: &[&str] = &["/usr/lib", "/usr/libexec", "/usr/lib64"];

/// A browser, and by what it is driven.
pub struct Browser {
    /// For people.
    pub name: String,
    /// A row of `DRIVERS` in tests/browser/drive.mjs.
    engine: &'static str,
    program: PathBuf,
    /// What else it needs to be told.
    settings: Vec<(&'static str, PathBuf)>,
}

impl Browser {
    fn chromium(name: &str, program: PathBuf) -> Browser {
        Browser { name: name.into(), engine: "chromium", program, settings: Vec::new() }
    }

    /// What tells a program of tests which browser to take.
    pub fn tell<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        let settings = self.settings.iter().map(|(name, value)| (*name, value));
        command.env("ENGINE", self.engine).env("CHROME", &self.program).envs(settings)
    }
}

/// A current Chromium.
pub fn find() -> Result<Browser> {
    Ok(Browser::chromium("the current Chromium", current()?))
}

/// The oldest Chromium that is promised.
pub fn oldest() -> Result<Browser> {
    old(&packed::OLD[0])
}

/// Every other browser that is promised: old ones, and those with other engines.
pub fn others() -> impl Iterator<Item = Result<Browser>> {
    packed::OLD.iter().map(old).chain([firefox(), webkit()])
}

fn current() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROME") {
        let path = PathBuf::from(named);
        let there = works(Command::new(&path).arg("--version"));
        return if there { Ok(path) } else { Err(format!("$CHROME is {}, which does not run", path.display()).into()) };
    }
    if let Some(path) = on_path(CHROMIUM).or_else(|| by_apt(&["chromium"]).then(|| on_path(CHROMIUM)).flatten()) {
        return Ok(path);
    }
    if cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        say("no browser found; taking one out of an npm package");
        let path = CURRENT.unpacked()?;
        let starts = works(Command::new(&path).arg("--version"));
        return if starts { Ok(path) } else { Err(lacks_libraries(&path)) };
    }
    Err("the browser tests need a browser: install Chromium or Chrome, or set CHROME to its executable".into())
}

fn old(browser: &Packed) -> Result<Browser> {
    let mut found = Browser::chromium(&format!("Chromium {}", browser.version), browser.unpacked()?);
    if let Some(list) = one_font()? {
        found.settings.push(("FONTCONFIG_FILE", list));
    }
    Ok(found)
}

fn firefox() -> Result<Browser> {
    let found = on_path(FIREFOX).or_else(|| by_apt(&["firefox-esr"]).then(|| on_path(FIREFOX)).flatten());
    let program = found.ok_or("Firefox is not there and could not be installed by apt (firefox-esr)")?;
    Ok(Browser { name: "Firefox".into(), engine: "firefox", program, settings: Vec::new() })
}

fn webkit() -> Result<Browser> {
    let find = || Some((on_path_unasked("WebKitWebDriver")?, mini_browser()?, on_path_unasked("Xvfb")?));
    let packages = ["webkit2gtk-driver", "xvfb"];
    let found = find().or_else(|| by_apt(&packages).then(find).flatten());
    let (program, browser, _) =
        found.ok_or("WebKitGTK is not there and could not be installed by apt (webkit2gtk-driver, xvfb)")?;
    let settings = vec![("WEBKIT_BROWSER", browser)];
    Ok(Browser { name: "WebKitGTK".into(), engine: "webkit", program, settings })
}

fn mini_browser() -> Option<PathBuf> {
    fn below(folder: &Path, depth: u32) -> Option<PathBuf> {
        let inside = || fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        inside().find(|path| path.ends_with("MiniBrowser")).or_else(|| {
            let folders = inside().filter(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                // /usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/
                path.is_dir() && (name.contains("webkit") || name.contains("linux-gnu"))
            });
            (depth > 0).then(|| folders.filter_map(|path| below(&path, depth - 1)).next()).flatten()
        })
    }
    WEBKIT_FOLDERS.iter().find_map(|folder| below(Path::new(folder), 2))
}

/// The whole path: Playwright does not look for names.
fn on_path(names: &[&str]) -> Option<PathBuf> {
    let places = names.iter().flat_map(|name| places(name));
    places.into_iter().find(|place| place.is_file() && works(Command::new(place).arg("--version")))
}

/// The same of a program that does not say its version.
fn on_path_unasked(name: &str) -> Option<PathBuf> {
    places(name).into_iter().find(|place| place.is_file())
}

fn places(name: &str) -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join(name)).collect()
}

/// Installs packages of Debian where that needs no password.
fn by_apt(packages: &[&str]) -> bool {
    if !works(Command::new("apt-get").arg("--version")) {
        return false;
    }
    let root = output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !root && !works(Command::new("sudo").args(["-n", "true"])) {
        return false;
    }
    say(&format!("installing {} by apt", packages.join(" and ")));
    let apt = |args: &[&str]| {
        let mut command = Command::new(if root { "apt-get" } else { "sudo" });
        command.args(if root { &[][..] } else { &["-n", "apt-get"] }).args(args);
        run(command.env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null())).is_ok()
    };
    // An old list of packages may still do, so a failed update is no reason to stop.
    apt(&["update", "-qq"]);
    apt(&[&["install", "-y", "-qq", "--no-install-recommends"], packages].concat())
}

/// A list of fonts with a single small one. An old Chromium has a font library of its own, which before it does anything
/// else looks through every font that its own cache does not know: a minute, where there are fonts for Chinese.
fn one_font() -> Result<Option<PathBuf>> {
    const LARGEST: u64 = 1_000_000;
    fn small(folder: &Path) -> Option<PathBuf> {
        let mut inside: Vec<PathBuf> = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).collect();
        inside.sort();
        let is_small = |path: &Path| fs::metadata(path).is_ok_and(|data| data.is_file() && data.len() < LARGEST);
        let font = inside.iter().find(|path| path.extension().is_some_and(|end| end == "ttf") && is_small(path));
        font.cloned().or_else(|| inside.iter().find_map(|path| small(path)))
    }
    let Some(font) = small(Path::new("/usr/share/fonts")) else { return Ok(None) };
    let folder = work_dir().join("browsers/fonts");
    fs::create_dir_all(&folder)?;
    fs::copy(font, folder.join("one.ttf"))?;
    let list = folder.join("fonts.conf");
    let at = folder.display();
    fs::write(&list, format!("<fontconfig><dir>{at}</dir><cachedir>{at}/cache</cachedir></fontconfig>\n"))?;
    Ok(Some(list))
}

fn lacks_libraries(executable: &Path) -> Box<dyn std::error::Error> {
    let path = executable.display();
    format!("{path} does not start, mostly for want of system libraries (see `ldd {path}`): install Chromium").into()
}
