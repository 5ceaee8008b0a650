//! What programs need beside the readers: decoding by encoding_rs, and a watch with a clock.

use crate::extract::{Extracted, Options, extract};
use crate::limits::SECONDS;
use crate::work::{Decoder, Progress, Stop, Text, Watch};
use encoding_rs::{Encoding, REPLACEMENT};
use std::time::{Duration, Instant};

/// Decodes by encoding_rs.
pub struct EncodingRs;

impl Decoder for EncodingRs {
    fn decode(&self, encoding: &str, bytes: &[u8]) -> Option<Text> {
        let encoding = Encoding::for_label(encoding.as_bytes()).filter(|&encoding| encoding != REPLACEMENT)?;
        let (text, replaced) = crate::decode::decode_all(encoding, bytes);
        Some(Text { text, replaced })
    }

    fn name(&self, label: &str) -> Option<&'static str> {
        crate::decode::encoding_name(label)
    }
}

/// Stops a document that takes longer than [`SECONDS`].
pub struct Clock {
    begun: Instant,
}

impl Clock {
    #[allow(clippy::disallowed_methods, reason = "not in wasm, and not in the core")]
    pub fn new() -> Clock {
        Clock { begun: Instant::now() }
    }
}

impl Default for Clock {
    fn default() -> Self {
        Clock::new()
    }
}

impl Watch for Clock {
    fn begin(&mut self, _: &str) {
        *self = Clock::new();
    }

    fn look(&mut self, _: Progress) -> Result<(), Stop> {
        if self.begun.elapsed() > Duration::from_secs(SECONDS.max) { Err(Stop::TooSlow) } else { Ok(()) }
    }
}

/// Reads a file and all files in it, with the means of a program.
pub fn open(name: &str, bytes: &[u8], options: &Options) -> Extracted {
    extract(name, bytes, options, &EncodingRs, &mut Clock::new())
}
