//! Pages that are turned, and text that runs another way than the rest of its page.

use super::{Glyph, Page, Rule};

/// The page as its text is read, and behind it what runs in other ways. Each comes as a page of its own.
pub fn upright(page: Page) -> Vec<Page> {
    let mut counts = [0usize; 4];
    for glyph in &page.glyphs {
        counts[usize::from(glyph.turn & 3)] += 1;
    }
    let most = (0..4u8).max_by_key(|&turn| (counts[usize::from(turn)], 4 - turn)).unwrap_or(0);
    let mut ways: Vec<u8> = (0..4).filter(|&turn| counts[usize::from(turn)] > 0).collect();
    ways.sort_by_key(|&turn| turn != most);
    if ways.is_empty() {
        return Vec::new();
    }
    let Page { width, height, glyphs, rules } = page;
    let turned = |turn: u8| {
        let (w, h) = if turn.is_multiple_of(2) { (width, height) } else { (height, width) };
        Page {
            width: w,
            height: h,
            glyphs: glyphs
                .iter()
                .filter(|glyph| glyph.turn & 3 == turn)
                .map(|&glyph| glyph_turned(glyph, turn, width, height))
                .collect(),
            rules: if turn == most {
                rules.iter().map(|&rule| rule_turned(rule, turn, width, height)).collect()
            } else {
                Vec::new()
            },
        }
    };
    ways.into_iter().map(turned).collect()
}

/// Where a point is when the page is turned back by so many quarters.
fn turned(x: f32, y: f32, turn: u8, width: f32, height: f32) -> (f32, f32) {
    match turn {
        0 => (x, y),
        1 => (y, width - x),
        2 => (width - x, height - y),
        _ => (height - y, x),
    }
}

fn glyph_turned(glyph: Glyph, turn: u8, width: f32, height: f32) -> Glyph {
    let (x, y) = turned(glyph.x, glyph.y, turn, width, height);
    Glyph { x, y, turn: 0, ..glyph }
}

fn rule_turned(rule: Rule, turn: u8, width: f32, height: f32) -> Rule {
    let ends = if rule.upright {
        [(rule.at, rule.from), (rule.at, rule.to)]
    } else {
        [(rule.from, rule.at), (rule.to, rule.at)]
    };
    let [(ax, ay), (bx, by)] = ends.map(|(x, y)| turned(x, y, turn, width, height));
    let upright = rule.upright == turn.is_multiple_of(2);
    let (at, from, to) = if upright { (ax, ay.min(by), ay.max(by)) } else { (ay, ax.min(bx), ax.max(bx)) };
    Rule { upright, at, from, to }
}
