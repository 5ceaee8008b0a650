//! Chromium of a certain age, out of npm packages: registries keep what nobody serves any more.

use crate::run::{Result, output, run, say};
use crate::setup::{NPM, js_dir};
use crate::stamp::{sha256_of, work_dir};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// An npm package that carries a Chromium for Linux on x86-64 in `bin/chromium.br`.
pub struct Packed {
    /// The browser's major version.
    pub version: u32,
    package: &'static str,
    sha256: &'static str,
}

/// What is taken where no browser is to be found.
pub const CURRENT: Packed = Packed {
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

impl Packed {
    /// Fetches and unpacks the browser once.
    pub fn unpacked(&self) -> Result<PathBuf> {
        let dir = work_dir().join("browsers").join(self.version.to_string());
        let executable = dir.join("chromium");
        if executable.exists() {
            return Ok(executable);
        }
        say(&format!("fetching Chromium {} ({})", self.version, self.package));
        fs::create_dir_all(&dir)?;
        let packed = output(Command::new(NPM).current_dir(&dir).args(["pack", "--silent", self.package]))?;
        let archive = dir.join(packed.trim());
        let sum = sha256_of(&archive)?;
        if sum != self.sha256 {
            return Err(format!("{} is not what it was: its SHA-256 is {sum}", self.package).into());
        }
        run(Command::new("tar").current_dir(&dir).arg("-xzf").arg(&archive))?;
        run(Command::new("node").arg(js_dir().join("unpack.mjs")).arg(dir.join("package/bin")).arg(&dir))?;
        fs::remove_file(archive)?;
        fs::remove_dir_all(dir.join("package"))?;
        Ok(executable)
    }
}
