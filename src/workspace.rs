//! The reader's hand: what a reader corrects, adds and calls comparable, and the file in which a workspace is kept.
//!
//! ```text
//! text ──analyze──▶ Analysis ──apply(corrections)──▶ Analysis + Marks ──▶ compare, export, page
//! ```
//!
//! A correction is data: it says where in the text it belongs (the words and what stands around them) and what is to be
//! changed. Applying the same corrections to a new analysis of the same text gives the same result; what finds no place any
//! more is handed back, never dropped in silence.

mod apply;
mod corrections;
mod file;
mod own;

pub use apply::{Reviewed, apply};
pub use corrections::{Added, Anchor, Correction, Edit, Mark, Marks};
pub use file::{Document, FORMAT, VERSION, Workspace};
pub use own::OwnIndicator;
