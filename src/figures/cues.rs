//! Where the words stand by which sentences and sections are read, found in one look at all words of a text.

use super::period;
use crate::text::{Chars, Source, push_if};
use crate::vocabulary::List;

/// Places in a text, each list in order.
#[derive(Default)]
pub struct Cues {
    /// Where a time may begin, and a title, in which none is looked for.
    pub times: Vec<usize>,
    /// Words that make the figures of a sentence a plan.
    pub intents: Vec<usize>,
    /// Words that open a breakdown.
    pub openers: Vec<usize>,
    /// Words of headings under which a report speaks of what is to come, or of what was done.
    pub plans: Vec<usize>,
}

impl Cues {
    pub fn find(source: &Source) -> Cues {
        let (times, intents, openers, plans) =
            (List::Times.bit(), List::Intents.bit(), List::Openers.bit(), List::Plans.bit());
        let all = 0..source.len();
        let room = |characters: usize| Vec::with_capacity(all.len() / characters + 1);
        let mut cues = Cues { times: room(128), intents: room(256), openers: room(512), plans: room(512) };
        let mut numbers = period::numbers(source, &all).peekable();
        for (at, lists) in source.lists_in(times | intents | openers | plans, &all) {
            if lists & times != 0 {
                cues.times.extend(std::iter::from_fn(|| numbers.next_if(|&number| number < at)));
                cues.times.push(at);
            }
            for (list, places) in [(intents, &mut cues.intents), (openers, &mut cues.openers), (plans, &mut cues.plans)]
            {
                // No processor foresees which.
                push_if(places, at, lists & list != 0);
            }
        }
        cues.times.extend(numbers);
        cues
    }
}

/// Those of some places in order that are in a range.
pub fn within<'p>(places: &'p [usize], range: &Chars) -> impl Iterator<Item = usize> + use<'p> {
    let (first, end) = (places.partition_point(|&at| at < range.start), range.end);
    places[first..].iter().copied().take_while(move |&at| at < end)
}
