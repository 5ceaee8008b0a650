//! The numbers of characters: small ones for those that words are made of, and in such an order that two comparisons tell
//! whether a character is more than a letter, and whether a word may begin with it that is looked for everywhere.

use super::class;
use super::fold::fold;

/// A character by its number; 0 is a letter that stands in no word.
pub type Code = u16;

/// No word has a character from this one on.
const BEYOND: usize = 0xa000;

fn is_of_words(c: char) -> bool {
    (c as usize) < BEYOND && fold(c) == c
}

/// The numbers. First those of mere letters, of which those stand last that begin words; then those of all others.
pub struct Codes {
    /// By the character as it is written; [`Codes::rare`] for those of which the [`class`] has to be made out.
    table: Box<[Code; 0x10000]>,
    /// The numbers of such characters where they stand in words, in order.
    of_rare: Vec<(char, Code)>,
    /// The first of those that begin words that are looked for everywhere, and how many numbers from there on do, with
    /// that of rare characters, which may.
    begin: Code,
    begins: Code,
    /// For each of these a filter over the characters that follow it in such words.
    follow: Vec<u64>,
    /// The first of those that are more than letters.
    special: Code,
    /// That of characters that have to be looked at.
    rare: Code,
    /// The last: of characters that are more than letters and stand in no word.
    last: Code,
}

impl Codes {
    /// The numbers for some words, each with whether it is looked for everywhere.
    pub fn new<'w>(words: impl Iterator<Item = (&'w str, bool)> + Clone) -> Codes {
        let (mut all, mut seen, mut begins) = (Vec::new(), vec![false; BEYOND], vec![false; BEYOND]);
        for (word, everywhere) in words.clone() {
            for (k, c) in word.chars().enumerate().filter(|(_, c)| is_of_words(*c)) {
                if !std::mem::replace(&mut seen[c as usize], true) {
                    all.push(c);
                }
                begins[c as usize] |= k == 0 && everywhere;
            }
        }
        let table = &*class::TABLE;
        let is_special = |c: char| table.common(c) != class::WORD;
        let kind = |&c: &char| match (is_special(c), begins[c as usize]) {
            (false, false) => 0,
            (false, true) => 1,
            (true, true) => 2,
            (true, false) => 3,
        };
        all.sort_by_key(kind);
        let number_of = |of: usize| all.partition_point(|c| kind(c) < of) as Code + 1;
        let (begin, special, rare) = (number_of(1), number_of(2), number_of(3));
        let mut codes = Codes {
            table: Box::new([0; 0x10000]),
            of_rare: Vec::new(),
            begin,
            begins: rare + 1 - begin,
            follow: vec![0; (rare + 1 - begin) as usize],
            special,
            rare,
            last: all.len() as Code + 2,
        };
        // That of rare characters comes before the last kind.
        let numbers = (1..).map(|number| if number < rare { number } else { number + 1 });
        numbers.zip(&all).for_each(|(number, &c)| codes.table[c as usize] = number);
        for c in '\0'..='\u{ffff}' {
            let class = table.common(c);
            let is_rare = class == 0 || class & (class::ALTERED | class::ODD | class::BORDER) != 0;
            let code = &mut codes.table[c as usize];
            if is_rare {
                if *code != 0 {
                    codes.of_rare.push((c, *code));
                }
                *code = rare;
            } else if class != class::WORD && *code == 0 {
                *code = codes.last;
            }
        }
        for (word, _) in words.filter(|(_, everywhere)| *everywhere) {
            let mut chars = word.chars();
            let Some(first) = chars.next().map(|c| codes.of_word(c)).filter(|&c| codes.may_begin(c)) else { continue };
            // Anything may follow a word of one character.
            let next = chars.next().map_or(u64::MAX, |c| 1 << (codes.of_word(c) % 64));
            codes.follow[(first - begin) as usize] |= next;
        }
        codes
    }

    /// The largest number.
    pub fn last(&self) -> Code {
        self.last
    }

    /// The number of a character of a word, 0 if no text can have it.
    pub fn of_word(&self, c: char) -> Code {
        if is_of_words(c) { self.of(c) } else { 0 }
    }

    /// The number of a folded character.
    #[inline(always)]
    pub fn of(&self, c: char) -> Code {
        let code = self.written(c);
        if code == self.rare { self.of_rare(c) } else { code }
    }

    #[cold]
    fn of_rare(&self, c: char) -> Code {
        self.of_rare.binary_search_by_key(&c, |row| row.0).map_or(self.last, |at| self.of_rare[at].1)
    }

    /// The numbers of characters by how they are written, but [`Codes::rare`] for those that have to be looked at.
    pub fn table(&self) -> &[Code; 0x10000] {
        &self.table
    }

    /// The same of one character.
    #[inline(always)]
    pub fn written(&self, c: char) -> Code {
        self.table.get(c as usize).copied().unwrap_or(self.rare)
    }

    /// The number that a character has until it is looked at.
    #[inline(always)]
    pub fn rare(&self) -> Code {
        self.rare
    }

    /// Whether a character may be more than a letter.
    #[inline(always)]
    pub fn is_special(&self, code: Code) -> bool {
        code >= self.special
    }

    /// Whether a word that is looked for everywhere may begin with two characters, the first of which may begin one.
    #[inline(always)]
    pub fn may_go_on(&self, first: Code, second: Code) -> bool {
        let follow = self.follow.get(first.wrapping_sub(self.begin) as usize).copied().unwrap_or(0);
        follow >> (second % 64) & 1 != 0
    }

    /// Whether a word that is looked for everywhere may begin with a character.
    #[inline(always)]
    pub fn may_begin(&self, code: Code) -> bool {
        code.wrapping_sub(self.begin) < self.begins
    }
}
