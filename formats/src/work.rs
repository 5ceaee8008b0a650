//! What readers work with: a decoder, someone who watches, and how much has been done.

use crate::limits::{ALL_BYTES, ALL_CHARS, SECONDS};
use crate::refusal::{CANCELLED, Refusal};

/// Text and how many ill-formed sequences stand in it as U+FFFD.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub text: String,
    pub replaced: usize,
}

/// From bytes in a known encoding to text: encoding_rs in programs, the browser's own decoder in the page.
pub trait Decoder {
    /// `encoding` is a name of the WHATWG standard; `None` if this decoder does not know it. A byte order mark has been cut off.
    fn decode(&self, encoding: &str, bytes: &[u8]) -> Option<Text>;

    /// The standard name of an encoding, by any of its labels.
    fn name(&self, label: &str) -> Option<&'static str> {
        crate::encodings::name(label)
    }
}

/// How far the work is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress<'a> {
    /// The file that is being read, with the archive that it is in.
    pub name: &'a str,
    pub done: u64,
    pub total: u64,
}

/// Why work is to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    Cancelled,
    /// The document took longer than [`SECONDS`].
    TooSlow,
}

/// Looks on, shows progress, and stops what takes too long or is no longer wanted. The readers have no clock.
pub trait Watch {
    /// A document begins, and with it the time for it.
    fn begin(&mut self, _name: &str) {}

    fn look(&mut self, progress: Progress) -> Result<(), Stop>;
}

/// For whoever is content to wait.
pub struct Patient;

impl Watch for Patient {
    fn look(&mut self, _: Progress) -> Result<(), Stop> {
        Ok(())
    }
}

/// One job: a file and all that is in it.
pub struct Work<'a> {
    pub decoder: &'a dyn Decoder,
    watch: &'a mut dyn Watch,
    name: String,
    inflated: u64,
    chars: u64,
    last_look: u64,
}

/// So many bytes are read between two looks of the watch.
const LOOK_EVERY: u64 = 1 << 14;

impl<'a> Work<'a> {
    pub fn new(decoder: &'a dyn Decoder, watch: &'a mut dyn Watch) -> Self {
        Work { decoder, watch, name: String::new(), inflated: 0, chars: 0, last_look: 0 }
    }

    pub fn begin(&mut self, name: &str) {
        self.name = name.into();
        self.last_look = 0;
        self.watch.begin(name);
    }

    /// To be called often; it is cheap.
    pub fn tick(&mut self, done: u64, total: u64) -> Result<(), Refusal> {
        if done < self.last_look || done >= self.last_look + LOOK_EVERY || done >= total {
            self.last_look = done;
            return self.look(done, total);
        }
        Ok(())
    }

    /// To be called where a step may take long.
    pub fn look(&mut self, done: u64, total: u64) -> Result<(), Refusal> {
        match self.watch.look(Progress { name: &self.name, done, total }) {
            Ok(()) => Ok(()),
            Err(Stop::Cancelled) => Err(Refusal::Trouble(&CANCELLED)),
            Err(Stop::TooSlow) => Err(Refusal::TooLarge(&SECONDS)),
        }
    }

    pub fn add_inflated(&mut self, bytes: u64) -> Result<(), Refusal> {
        self.inflated += bytes;
        ALL_BYTES.check(self.inflated)
    }

    pub fn add_chars(&mut self, chars: u64) -> Result<(), Refusal> {
        ALL_CHARS.check(self.chars + chars)?;
        self.chars += chars;
        Ok(())
    }
}
