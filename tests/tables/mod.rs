//! What the tests over readable tables share: cells and rows, what differs between a row and a figure, and the share that must be right.
#![allow(dead_code, reason = "each of the three tests uses its part")]

use mingshu::analysis::{Basis, Change, Direction, Figure, Stance};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Signs for characters that one could not see in a table.
const SIGNS: &[(char, char)] = &[('␣', '\u{A0}'), ('⇥', '\t')];

/// The characters that the signs stand for.
pub fn unsign(s: &str) -> String {
    s.chars().map(|c| SIGNS.iter().find(|(sign, _)| *sign == c).map_or(c, |(_, plain)| *plain)).collect()
}

/// The signs for characters that cannot be seen.
pub fn sign(s: &str) -> String {
    s.chars().map(|c| SIGNS.iter().find(|(_, plain)| *plain == c).map_or(c, |(sign, _)| *sign)).collect()
}

/// A cell that is compared by one of several wordings, or not at all.
#[derive(Debug)]
pub enum Words {
    Any,
    OneOf(Vec<String>),
}

impl Words {
    fn parse(cell: &str) -> Words {
        if cell == "?" { Words::Any } else { Words::OneOf(cell.split(" / ").map(str::to_owned).collect()) }
    }

    /// Whether some wording is `same` as what was found; `-` is the wording of nothing.
    fn accept(&self, got: Option<&str>, same: impl Fn(&str, &str) -> bool) -> bool {
        match self {
            Words::Any => true,
            Words::OneOf(words) => words.iter().any(|want| match got {
                None => want == "-",
                Some(got) => want != "-" && same(want, got),
            }),
        }
    }

    /// `None` where nothing is compared.
    pub fn verdict(&self, got: Option<&str>, slack: usize) -> Option<bool> {
        match self {
            Words::Any => None,
            Words::OneOf(_) => Some(self.accept(got, |want, got| near(got, want, slack))),
        }
    }
}

/// An expected figure.
#[derive(Debug)]
pub struct Row {
    pub text: String,
    pub value: f64,
    pub high: Option<f64>,
    pub unit: Words,
    pub kind: String,
    pub approx: String,
    pub change: String,
    pub head: Words,
    pub act: Words,
    pub period: Words,
    pub stance: Words,
    /// The line that it was read from, for the listing.
    pub line: String,
}

impl Row {
    /// Seven cells, nine with head and act, or eleven with period and stance.
    pub fn parse(line: &str) -> Result<Row, String> {
        let cells: Vec<&str> = line.split(" | ").map(|c| c.trim_matches(' ')).collect();
        if ![7, 9, 11].contains(&cells.len()) {
            return Err(format!("{} cells in “{line}”, not 7, 9 or 11", cells.len()));
        }
        let words = |cell: usize| cells.get(cell).map_or(Words::Any, |words| Words::parse(words));
        let known = ["count", "percent", "money", "duration", "area", "length", "other"].contains(&cells[4])
            && ["-", "over", "about", "nearly", "under", "at_most"].contains(&cells[5]);
        if !known {
            return Err(format!("unknown kind or approx in “{line}”"));
        }
        Ok(Row {
            text: unsign(cells[0]),
            value: number(cells[1])?,
            high: if cells[2] == "-" { None } else { Some(number(cells[2])?) },
            unit: Words::parse(cells[3]),
            kind: cells[4].to_owned(),
            approx: cells[5].to_owned(),
            change: cells[6].to_owned(),
            head: words(7),
            act: words(8),
            period: words(9),
            stance: words(10),
            line: line.to_owned(),
        })
    }

    /// What is wrong with a figure whose text is this row's, apart from head and act.
    pub fn faults(&self, figure: &Figure) -> Vec<String> {
        let mut faults = Vec::new();
        let mut check = |name: &str, right: bool, want: &dyn std::fmt::Display, got: &dyn std::fmt::Display| {
            if !right {
                faults.push(format!("{name} is {got}, not {want}"));
            }
        };
        let wanted_unit = match &self.unit {
            Words::Any => "?".to_owned(),
            Words::OneOf(words) => words.join(" / "),
        };
        check("value", same(self.value, figure.value), &self.value, &figure.value);
        let high_is_right = match (self.high, figure.high) {
            (Some(want), Some(got)) => same(want, got),
            (want, got) => want == got,
        };
        check("high", high_is_right, &or_dash(self.high), &or_dash(figure.high));
        let unit_is_right = self.unit.accept(figure.unit.as_deref(), |want, got| want == got);
        check("unit", unit_is_right, &wanted_unit, &or_dash(figure.unit.as_deref()));
        check("kind", self.kind == figure.kind.name(), &self.kind, &figure.kind.name());
        let approx = figure.approx.map_or("-", |a| a.name());
        check("approx", self.approx == approx, &self.approx, &approx);
        let change = change_words(figure.change);
        let change_is_right = self.change == "?" || self.change == change;
        check("change", change_is_right, &self.change, &change);
        for (name, want, got) in [
            ("period", &self.period, figure.period.as_deref()),
            ("stance", &self.stance, Some(if figure.stance == Stance::Planned { "planned" } else { "reported" })),
        ] {
            check(name, want.accept(got, |want, got| want == got), &self.line, &or_dash(got));
        }
        faults
    }
}

/// A figure in the words of a table.
pub fn row_of(figure: &Figure) -> String {
    format!(
        "{} | {} | {} | {} | {} | {} | {} | {} | {}",
        sign(&figure.text),
        figure.value,
        or_dash(figure.high),
        or_dash(figure.unit.as_deref()),
        figure.kind.name(),
        figure.approx.map_or("-", |a| a.name()),
        change_words(figure.change),
        or_dash(figure.head.as_deref()),
        or_dash(figure.act.as_deref())
    )
}

fn or_dash<T: std::fmt::Display>(cell: Option<T>) -> String {
    cell.map_or_else(|| "-".to_owned(), |c| c.to_string())
}

fn change_words(change: Option<Change>) -> String {
    let (dir, basis, from) = match change {
        None => return "-".to_owned(),
        Some(Change::Baseline) => return "baseline".to_owned(),
        Some(Change::Moved { dir, basis, from }) => (dir, basis, from),
    };
    let mut words = match dir {
        Direction::Up => "up",
        Direction::Down => "down",
    }
    .to_owned();
    match basis {
        Some(Basis::YearOnYear) => words.push_str(" 同比"),
        Some(Basis::PeriodOnPeriod) => words.push_str(" 环比"),
        None => {}
    }
    if let Some(from) = from {
        let _ = write!(words, " from {from}");
    }
    words
}

/// A number as a cell has it: `31600`, `98.5`, `2/3`.
fn number(cell: &str) -> Result<f64, String> {
    let parse = |s: &str| s.parse::<f64>().map_err(|_| format!("“{cell}” is no number"));
    match cell.split_once('/') {
        Some((a, b)) => Ok(parse(a)? / parse(b)?),
        None => parse(cell),
    }
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(1.0)
}

/// The wanted words with little around them, or at least half of them.
fn near(got: &str, want: &str, slack: usize) -> bool {
    let (got, want) = (squash(got), squash(want));
    let (g, w) = (got.chars().count(), want.chars().count());
    (got.contains(&want) && g <= w + slack) || (want.contains(&got) && w > 0 && 2 * g >= w)
}

/// Without blanks and punctuation, which readers copy differently.
pub fn squash(s: &str) -> String {
    s.chars().filter(|&c| !c.is_whitespace() && !"\u{FEFF},，.。、；：:“”\"'‘’（）()《》".contains(c)).collect()
}

/// Pairs two lists by equal texts, in order, as many as possible: (left, right), one of them missing where there is no partner.
pub fn align(left: &[&str], right: &[&str]) -> Vec<(Option<usize>, Option<usize>)> {
    let mut best = vec![vec![0u32; right.len() + 1]; left.len() + 1];
    for i in (0..left.len()).rev() {
        for j in (0..right.len()).rev() {
            best[i][j] = if left[i] == right[j] { best[i + 1][j + 1] + 1 } else { best[i + 1][j].max(best[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < left.len() || j < right.len() {
        if i < left.len() && j < right.len() && left[i] == right[j] {
            pairs.push((Some(i), Some(j)));
            (i, j) = (i + 1, j + 1);
        } else if i < left.len() && (j == right.len() || best[i + 1][j] >= best[i][j + 1]) {
            pairs.push((Some(i), None));
            i += 1;
        } else {
            pairs.push((None, Some(j)));
            j += 1;
        }
    }
    pairs
}

/// How many of how many are right.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    right: usize,
    of: usize,
}

impl Score {
    pub fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }

    pub fn merge(&mut self, other: Score) {
        self.right += other.right;
        self.of += other.of;
    }

    pub fn all(self) -> bool {
        self.right == self.of
    }

    fn share(self) -> f64 {
        if self.of == 0 { 1.0 } else { self.right as f64 / self.of as f64 }
    }

    /// A line on what is below its floor.
    pub fn below(self, what: &str, floor: f64) -> Option<String> {
        (self.share() < floor).then(|| format!("{what}: {self}, the floor is {:.1}%", 100.0 * floor))
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{} of {} ({:.1}%)", self.right, self.of, 100.0 * self.share())
    }
}

/// The files of a folder of this directory that end in `extension`, in order.
pub fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|e| e.expect("a folder that can be listed").path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == extension));
    files.sort();
    assert!(!files.is_empty(), "no .{extension} in {}", folder.display());
    files
}

pub fn stem(path: &Path) -> String {
    path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default()
}

/// What is right and what is not, told as it goes along.
pub struct Listing {
    /// `MINGSHU_SHOW`: nothing, `1` for all, or a part of a file's name.
    show: Option<String>,
}

impl Listing {
    pub fn new() -> Self {
        Listing { show: std::env::var("MINGSHU_SHOW").ok().filter(|s| !s.is_empty()) }
    }

    /// A failure is always printed (cargo shows it when the test fails); asked for, all is, past cargo's capture.
    pub fn tell(&self, file: &str, right: bool, block: &str) {
        match &self.show {
            Some(wanted) if wanted == "1" || file.contains(wanted.as_str()) => {
                let _ = writeln!(std::io::stderr(), "{} {file}  {block}", if right { "ok  " } else { "FAIL" });
            }
            _ if !right => println!("FAIL {file}  {block}"),
            _ => {}
        }
    }

    /// One line that shows even when the test passes.
    pub fn sum_up(&self, line: &str) {
        let _ = writeln!(std::io::stderr(), "{line}");
    }
}
