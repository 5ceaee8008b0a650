//! A job done on the page's own thread, where there is no worker.

use super::message::{Answer, Ask, Asked, Data};
use super::{Input, Job, intake};
use gloo::file::callbacks::{FileReader, read_as_bytes};
use gloo::timers::callback::Timeout;
use js_sys::Uint8Array;

/// A job under way; dropping it cancels it.
pub enum Task {
    Reading { _reader: FileReader },
    Soon { _timer: Timeout },
}

impl Task {
    pub fn start(job: &Job, hear: impl FnOnce(Answer) + 'static) -> Task {
        let id = job.id;
        if let Input::File(file) = &job.input {
            let name = file.name();
            let file = gloo::file::File::from(file.clone());
            let done = move |read: Result<Vec<u8>, _>| {
                hear(match read {
                    Ok(bytes) => {
                        let data = Uint8Array::from(bytes.as_slice()).into();
                        intake::answer(id.0, Asked::Data(Data { name, data, encoding: None }))
                    }
                    Err(_) => Answer::unreadable(id),
                });
            };
            return Task::Reading { _reader: read_as_bytes(&file, done) };
        }
        // Not at once: the page must be able to paint what the reader did.
        let Ask { job, what } = Ask::new(job);
        Task::Soon { _timer: Timeout::new(0, move || hear(intake::answer(job, what))) }
    }
}
