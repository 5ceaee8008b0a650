//! Where the branches of the tree are laid in its one row of cells.

use super::{Cell, Id};
use crate::text::Code;

/// The cells of a tree of words in order, the numbers of whose characters end with `last`. Words are numbered from 1.
///
/// Each node takes the first place at which all its branches meet empty cells.
pub(super) fn lay_out(words: &[&[Code]], last: Code) -> Vec<Cell> {
    // Cells 1 to `last` are the root's alone, by the number of the character.
    let first_free = last as usize + 1;
    let mut cells = vec![Cell::default(); first_free];
    let mut taken = vec![true; first_free];
    let mut lowest = first_free;
    // Nodes that are still to be placed: the cell that leads to each, its words, and its depth.
    let mut open = std::collections::VecDeque::from([(0, 0..words.len(), 0)]);
    while let Some((from, range, depth)) = open.pop_front() {
        let mut branches: Vec<(Code, std::ops::Range<usize>)> = Vec::new();
        for at in range {
            match (words[at].get(depth), branches.last_mut()) {
                (None, _) => cells[from].word = at as Id + 1,
                (Some(&code), Some((same, those))) if *same == code => those.end = at + 1,
                (Some(&code), _) => branches.push((code, at..at + 1)),
            }
        }
        let Some(&(least, _)) = branches.first() else { continue };
        let base = if depth == 0 {
            0
        } else {
            while taken.get(lowest) == Some(&true) {
                lowest += 1;
            }
            let fits = |base: usize| branches.iter().all(|(code, _)| taken.get(base + *code as usize) != Some(&true));
            (lowest..).map(|cell| cell - least as usize).find(|&base| base > 0 && fits(base)).unwrap_or(0)
        };
        cells[from].base = base as u16;
        for (code, those) in branches {
            let cell = base + code as usize;
            if cell >= cells.len() {
                cells.resize(cell + 1, Cell::default());
                taken.resize(cell + 1, false);
            }
            taken[cell] = true;
            cells[cell].from = from as u16;
            cells[from].follow |= 1 << (code % 16);
            open.push_back((cell, those, depth + 1));
        }
    }
    // Any node may be asked for any character.
    let highest = cells.iter().map(|cell| cell.base as usize).max().unwrap_or(0);
    assert!(highest + (last as usize) < 1 << 16, "the vocabulary is too large for its cells");
    cells.resize((highest + last as usize + 1).max(cells.len()), Cell::default());
    cells
}
