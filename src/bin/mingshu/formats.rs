//! What is read, and how much of it: the tables of the intake, for people.

use crate::language::Language;
use mingshu_formats::{FORMATS, LIMITS};
use std::io::{self, Write};

pub fn write(out: &mut impl Write, language: Language) -> io::Result<()> {
    let [formats, limits] = language.choose(["可读的格式", "限度"], ["Formats", "Limits"]);
    writeln!(out, "{formats}")?;
    for format in FORMATS {
        let (name, takes) = language.choose((format.zh, format.takes_zh), (format.en, format.takes));
        writeln!(out, "  {:<5} {name} (.{})\n        {takes}", format.code, format.extensions.join(", ."))?;
    }
    writeln!(out, "\n{limits}")?;
    for limit in LIMITS {
        let (what, shown) = language.choose((limit.what_zh, limit.shown(true)), (limit.what_en, limit.shown(false)));
        writeln!(out, "  {shown:>10}  {what}\n              {}", language.choose(limit.zh, limit.en))?;
    }
    Ok(())
}
