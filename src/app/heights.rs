//! Heights of the items in a windowed list: guessed at first, measured once an item has been on the page.
//!
//! A Fenwick tree, so that a list of a hundred thousand items answers "where does item i start" and "which item is at
//! y" in a few steps, and one measurement costs as little.

#[derive(Clone, Debug, Default)]
pub struct Heights {
    sizes: Vec<f64>,
    /// `tree[i]` sums the sizes that its lowest set bit covers; `tree[0]` is unused.
    tree: Vec<f64>,
}

impl Heights {
    pub fn new(sizes: Vec<f64>) -> Self {
        let mut tree = vec![0.0; sizes.len() + 1];
        tree[1..].copy_from_slice(&sizes);
        for i in 1..tree.len() {
            let above = i + (i & i.wrapping_neg());
            if above < tree.len() {
                tree[above] += tree[i];
            }
        }
        Heights { sizes, tree }
    }

    pub fn count(&self) -> usize {
        self.sizes.len()
    }

    /// Where item `i` starts; past the end is the total height.
    pub fn start(&self, i: usize) -> f64 {
        let (mut i, mut sum) = (i.min(self.sizes.len()), 0.0);
        while i > 0 {
            sum += self.tree[i];
            i &= i - 1;
        }
        sum
    }

    pub fn total(&self) -> f64 {
        self.start(self.sizes.len())
    }

    /// The item that covers `y`; before the list it is the first, after it the last.
    pub fn at(&self, y: f64) -> usize {
        let mut step = self.tree.len().next_power_of_two() / 2;
        let (mut i, mut left) = (0, y.max(0.0));
        while step > 0 {
            if i + step < self.tree.len() && self.tree[i + step] <= left {
                i += step;
                left -= self.tree[i];
            }
            step /= 2;
        }
        i.min(self.sizes.len().saturating_sub(1))
    }

    /// Takes a measured size; tells whether it differed by enough to be seen.
    pub fn set(&mut self, i: usize, size: f64) -> bool {
        let Some(old) = self.sizes.get_mut(i) else { return false };
        let by = size - *old;
        if by.abs() < 0.25 {
            return false;
        }
        *old = size;
        let mut i = i + 1;
        while i < self.tree.len() {
            self.tree[i] += by;
            i += i & i.wrapping_neg();
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_as_a_plain_sum_does() {
        let mut sizes: Vec<f64> = (0..137).map(|i| f64::from(10 + i * 7 % 31)).collect();
        let mut heights = Heights::new(sizes.clone());
        for (i, size) in [(0, 5.0), (64, 99.5), (136, 1.0), (63, 0.0)] {
            assert!(heights.set(i, size));
            sizes[i] = size;
        }
        let mut start = 0.0;
        for (i, size) in sizes.iter().enumerate() {
            assert_eq!(heights.start(i), start);
            if *size > 0.0 {
                assert_eq!(heights.at(start), i);
                assert_eq!(heights.at(start + size - 0.01), i);
            }
            start += size;
        }
        assert_eq!(heights.total(), start);
        assert_eq!(heights.at(1e9), 136);
        assert_eq!(heights.at(-5.0), 0);
    }

    #[test]
    fn an_empty_list_is_nowhere_out_of_bounds() {
        let mut heights = Heights::new(Vec::new());
        assert_eq!((heights.total(), heights.at(3.0), heights.set(0, 1.0)), (0.0, 0, false));
    }
}
