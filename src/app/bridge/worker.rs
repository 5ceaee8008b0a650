//! The two ends of the worker: the page's handle, and what runs inside.

use super::intake;
use super::message::{Answer, Ask, Asked, Data, Why};
use crate::app::many;
use js_sys::{Array, ArrayBuffer, Function, Reflect};
use serde::Serialize;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, DedicatedWorkerGlobalScope, FileReaderSync, MessageEvent};

/// The page's handle. Dropping it ends the worker.
pub struct Worker {
    worker: web_sys::Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(JsValue)>,
}

impl Worker {
    /// None where the browser allows no worker, or where nobody has prepared one (`trunk serve`).
    pub fn start(mut hear: impl FnMut(Answer) + 'static, died: impl FnMut() + 'static) -> Option<Worker> {
        let hear = move |said| {
            // What is no answer can only come from another release of this page; there is nobody to tell.
            if let Ok(answer) = serde_wasm_bindgen::from_value(said) {
                hear(answer);
            }
        };
        Some(Worker::new(new_worker()?, hear, died))
    }

    /// A handle to a worker that has been made.
    pub fn new(
        worker: web_sys::Worker,
        mut hear: impl FnMut(JsValue) + 'static,
        mut died: impl FnMut() + 'static,
    ) -> Worker {
        let on_message = Closure::new(move |event: MessageEvent| hear(event.data()));
        let on_error = Closure::new(move |_| died());
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Worker { worker, _on_message: on_message, _on_error: on_error }
    }

    /// Whether the question could be put.
    pub fn ask(&self, ask: &impl Serialize) -> bool {
        serde_wasm_bindgen::to_value(ask).is_ok_and(|ask| self.worker.post_message(&ask).is_ok())
    }

    /// The same, with buffers that are handed over and not copied.
    pub fn ask_with(&self, ask: &impl Serialize, handed_over: &Array) -> bool {
        serde_wasm_bindgen::to_value(ask)
            .is_ok_and(|ask| self.worker.post_message_with_transfer(&ask, handed_over).is_ok())
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // What it had already said must find nobody.
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

thread_local! {
    static MAKER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// What makes workers, where it is not the page's own start script.
pub fn use_worker_maker(maker: Function) {
    MAKER.with(|made_by| *made_by.borrow_mut() = Some(maker));
}

/// A worker that runs this same module: by the maker that was named, else by `mingshu.worker()` of `www/boot.js`.
fn new_worker() -> Option<web_sys::Worker> {
    if let Some(maker) = MAKER.with(|maker| maker.borrow().clone()) {
        return maker.call0(&JsValue::NULL).ok()?.dyn_into().ok();
    }
    boot("worker")?.dyn_into().ok()
}

/// Calls a function of `mingshu`, which `www/boot.js` makes.
pub fn boot(name: &str) -> Option<JsValue> {
    let boot = Reflect::get(&js_sys::global(), &"mingshu".into()).ok()?;
    call(&boot, name)
}

/// Calls a method without arguments; `None` if there is none, or if it throws.
pub fn call(object: &JsValue, name: &str) -> Option<JsValue> {
    let method: Function = Reflect::get(object, &name.into()).ok()?.dyn_into().ok()?;
    method.call0(object).ok()
}

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// Whether this is the worker's side.
pub fn is_worker() -> bool {
    scope().is_some()
}

/// The worker's side: answers one question after the other for as long as it lives.
pub fn serve() {
    let Some(scope) = scope() else { return };
    let inner = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        // Throwing ends the job: the page hears of the error and starts another worker.
        let ask: Ask = serde_wasm_bindgen::from_value(event.data()).unwrap_throw();
        let Ask { job, what } = ask;
        let answer = match what {
            Asked::Many(asked) => many::answer(job, asked, &|share| say(&inner, &Answer::Share { job, share })),
            what => answer(Ask { job, what }),
        };
        say(&inner, &answer);
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    say(&scope, &Answer::Ready);
}

/// A file is read first: in a worker that may take its time.
fn answer(Ask { job, what }: Ask) -> Answer {
    let what = match what {
        Asked::Data(asked) => match asked.data.dyn_into::<Blob>() {
            Ok(file) => match FileReaderSync::new().and_then(|reader| reader.read_as_array_buffer(&file)) {
                Ok(bytes) => Asked::Data(Data { data: bytes.into(), ..asked }),
                Err(_) => return Answer::Refused { job, why: Why::Unreadable },
            },
            Err(data) => Asked::Data(Data { data, ..asked }),
        },
        text => text,
    };
    intake::answer(job, what)
}

fn say(scope: &DedicatedWorkerGlobalScope, answer: &Answer) {
    let handed_over = Array::new();
    match answer {
        Answer::Read { analysis, .. } => _ = handed_over.push(analysis),
        Answer::Many { reply, .. } if reply.is_instance_of::<ArrayBuffer>() => _ = handed_over.push(reply),
        _ => {}
    }
    let answer = serde_wasm_bindgen::to_value(answer).unwrap_throw();
    scope.post_message_with_transfer(&answer, &handed_over).unwrap_throw();
}
