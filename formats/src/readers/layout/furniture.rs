//! What stands on each page and is no part of the text: headers, footers, page numbers.

use super::Block;
use super::lines::Line;
use std::collections::HashMap;

/// The parts of a page at its top and bottom in which headers and footers stand.
const ZONE: f32 = 0.13;
/// How many lines at each end of a page are looked at.
const LINES: usize = 3;
/// Lines at the same height, give or take so many points.
const SAME_HEIGHT: f32 = 4.0;

/// Takes headers, footers and page numbers from the pages.
pub fn drop(pages: &mut [Vec<Block>]) {
    let total = pages.len();
    let mut seen: HashMap<String, Vec<f32>> = HashMap::new();
    for page in pages.iter() {
        for at in ends(page) {
            if let Block::Line(line) = &page[at] {
                seen.entry(shape(line)).or_default().push(line.y);
            }
        }
    }
    // On most pages, or on every second one.
    let often = |line: &Line| {
        let count =
            seen.get(&shape(line)).map_or(0, |ys| ys.iter().filter(|y| (*y - line.y).abs() < SAME_HEIGHT).count());
        count >= 2 && count * 5 >= total * 2 || count >= 4 && count * 3 >= total
    };
    for (number, page) in pages.iter_mut().enumerate() {
        let mut gone: Vec<usize> = ends(page)
            .into_iter()
            .filter(|&at| match &page[at] {
                Block::Line(line) => {
                    line.aside || often(line) || (is_outer(page, at) && is_page_number(&line.text(), number + 1, total))
                }
                Block::Table(_) => false,
            })
            .collect();
        gone.sort_unstable();
        for at in gone.into_iter().rev() {
            page.remove(at);
        }
    }
}

/// The lines in the outer parts of a page.
fn ends(page: &[Block]) -> Vec<usize> {
    let in_zone = |&at: &usize| match &page[at] {
        Block::Line(line) => line.y < line.page_height * ZONE || line.y > line.page_height * (1.0 - ZONE),
        Block::Table(_) => false,
    };
    let first = (0..page.len()).take(LINES).filter(in_zone);
    let last = (0..page.len()).rev().take(LINES).filter(in_zone);
    let mut ends: Vec<usize> = first.chain(last).collect();
    ends.sort_unstable();
    ends.dedup();
    ends
}

fn is_outer(page: &[Block], at: usize) -> bool {
    at == 0 || at + 1 == page.len()
}

/// A line with its numbers taken out: `第 3 页` on one page is `第 4 页` on the next.
fn shape(line: &Line) -> String {
    let mut shape = String::new();
    for c in line.text().chars().filter(|c| !c.is_whitespace()) {
        let c = if c.is_ascii_digit() { '#' } else { c };
        if c != '#' || !shape.ends_with('#') {
            shape.push(c);
        }
    }
    shape
}

/// What page numbers are written with, beside the number.
const AROUND_NUMBER: &[&str] = &[
    "第#页",
    "-#-",
    "—#—",
    "–#–",
    "－#－",
    "·#·",
    "#/#",
    "第#页共#页",
    "第#页/共#页",
    "第#页，共#页",
    "Page#of#",
    "Page#",
    "共#页第#页",
];

/// A page number by itself. A bare number is one only where it is the number of its page, or near it: covers and contents
/// are often not counted.
fn is_page_number(text: &str, page: usize, total: usize) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut shape = String::new();
    let mut number = 0usize;
    for c in text.chars() {
        if let Some(digit) = c.to_digit(10) {
            number = number.saturating_mul(10).saturating_add(digit as usize);
            if !shape.ends_with('#') {
                shape.push('#');
            }
        } else {
            shape.push(c);
        }
    }
    match shape.as_str() {
        "#" => number <= total + 20 && (number == page || number + 4 >= page && number <= page + 4),
        shape => number < 10_000 * (total + 1) && AROUND_NUMBER.contains(&shape),
    }
}

#[cfg(test)]
mod tests {
    use super::is_page_number;

    #[test]
    fn page_numbers_are_told_from_other_numbers() {
        for text in ["1", "— 1 —", "- 12 -", "第 3 页", "第3页 共12页", "3 / 12", "Page 3 of 12"] {
            let page = if text == "1" { 1 } else { 3 };
            assert!(is_page_number(text, page, 12), "{text}");
        }
        for text in ["2023", "35", "12件", "第3页表", "2023年1月"] {
            assert!(!is_page_number(text, 3, 12), "{text}");
        }
    }
}
