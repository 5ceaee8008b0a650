//! Two sequences side by side: what is the same in both, in order, and what is alike between.

use imara_diff::{Algorithm, Diff, InternedInput};
use std::collections::BTreeMap;
use std::ops::Range;

/// Ranges of the first and of the second sequence.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    Same(Range<usize>, Range<usize>),
    Differ(Range<usize>, Range<usize>),
}

/// The whole of both sequences, in order.
pub fn align<T: Ord>(a: &[T], b: &[T]) -> Vec<Op> {
    let mut numbers: BTreeMap<&T, usize> = BTreeMap::new();
    let mut number = |item| {
        let next = numbers.len();
        *numbers.entry(item).or_insert(next)
    };
    let mut input = InternedInput::<usize>::default();
    input.update_before(a.iter().map(&mut number));
    input.update_after(b.iter().map(&mut number));
    let diff = Diff::compute(Algorithm::Histogram, &input);
    let mut ops = Vec::new();
    let (mut i, mut j) = (0, 0);
    for hunk in diff.hunks() {
        let (x, y) = (hunk.before.start as usize, hunk.after.start as usize);
        if x > i {
            ops.push(Op::Same(i..x, j..y));
        }
        (i, j) = (hunk.before.end as usize, hunk.after.end as usize);
        ops.push(Op::Differ(x..i, y..j));
    }
    if i < a.len() {
        ops.push(Op::Same(i..a.len(), j..b.len()));
    }
    ops
}

/// From this share of common character pairs on, two sentences are one that was changed.
const ALIKE: f64 = 0.5;
/// Above so many pairs of sentences, each is only held against those near it.
const MOST_PAIRS: usize = 10_000;
/// How near.
const NEAR: usize = 40;
/// Characters of a sentence that are looked at.
const LONGEST: usize = 400;

/// Which sentences are alike, as ascending pairs of positions: the pairing with the most likeness.
pub fn pair(a: &[&str], b: &[&str]) -> Vec<(usize, usize)> {
    if a.is_empty() || b.is_empty() {
        return Vec::new();
    }
    let (x, y): (Vec<_>, Vec<_>) = (a.iter().map(|s| bigrams(s)).collect(), b.iter().map(|s| bigrams(s)).collect());
    if a.len() * b.len() > MOST_PAIRS {
        return near(&x, &y);
    }
    let width = b.len() + 1;
    let mut best = vec![0.0f64; (a.len() + 1) * width];
    let mut likeness = vec![0.0f64; a.len() * b.len()];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let like = alike(&x[i], &y[j]);
            likeness[i * b.len() + j] = like;
            let with = if like >= ALIKE { best[(i + 1) * width + j + 1] + like } else { 0.0 };
            best[i * width + j] = with.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        let like = likeness[i * b.len() + j];
        let here = best[i * width + j];
        if like >= ALIKE && here == best[(i + 1) * width + j + 1] + like {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if here == best[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// The first that is alike among those near, for very long stretches that differ.
fn near(x: &[Vec<u64>], y: &[Vec<u64>]) -> Vec<(usize, usize)> {
    let (mut pairs, mut j) = (Vec::new(), 0);
    for (i, one) in x.iter().enumerate() {
        let found = (j..y.len().min(j + NEAR)).find(|&k| alike(one, &y[k]) >= ALIKE);
        if let Some(k) = found {
            pairs.push((i, k));
            j = k + 1;
        }
    }
    pairs
}

/// Pairs of neighbouring characters, sorted.
fn bigrams(sentence: &str) -> Vec<u64> {
    let chars: Vec<char> = sentence.chars().take(LONGEST).collect();
    let mut pairs: Vec<u64> = match chars.as_slice() {
        [one] => vec![u64::from(*one as u32)],
        _ => chars.windows(2).map(|w| u64::from(w[0] as u32) << 32 | u64::from(w[1] as u32)).collect(),
    };
    pairs.sort_unstable();
    pairs
}

/// The share of pairs that two sentences have in common (Dice).
fn alike(a: &[u64], b: &[u64]) -> f64 {
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    2.0 * f64::from(common) / (a.len() + b.len()).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sequences_are_covered_in_order() {
        assert_eq!(
            align(&["甲", "乙", "丙"], &["甲", "丁", "丙", "戊"]),
            [Op::Same(0..1, 0..1), Op::Differ(1..2, 1..2), Op::Same(2..3, 2..3), Op::Differ(3..3, 3..4),]
        );
        assert_eq!(align::<&str>(&[], &[]), []);
    }

    #[test]
    fn alike_sentences_are_paired_in_order() {
        let old = ["全年受理案件61件。", "开展培训12场次。"];
        let new = ["聘请顾问五名。", "全年受理案件62件。", "开展业务培训12场次。"];
        assert_eq!(pair(&old, &new), [(0, 1), (1, 2)]);
        assert_eq!(pair(&old, &[]), []);
    }
}
