//! Puts the report on paper: the table with its sources, or the review sheet.

use super::contexts::Dispatch;
use super::dom;
use super::state::Action;
use gloo::timers::callback::Timeout;

/// The sheet for paper must be on the page before the browser is asked to print.
pub fn print(dispatch: &Dispatch, review: bool) {
    dispatch.dispatch(Action::SetReview(review));
    dispatch.dispatch(Action::SetPrinting(true));
    Timeout::new(0, || drop(dom::window().print())).forget();
}
