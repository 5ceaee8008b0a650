//! The frame's side of the protocol: who may speak, what is under way, what is answered.
//!
//! Only the window that holds the frame is listened to. Its origin is the one that the address names, or else that of
//! its first message; after that no other counts. An origin that cannot be checked ("null") must bring a port, which
//! nobody else can hold. Before that, and towards anybody else, nothing is said but that it works or why not.

use super::Host;
use super::fault::{Fault, Wrong, of_trouble};
use super::message::{self, Export, Load, Request, id_of, object, plain, refusal, reply};
use crate::app::contexts::Dispatch;
use crate::app::dom;
use crate::app::opener::Opener;
use crate::app::quote;
use crate::app::stage::Stage;
use crate::app::state::Doc;
use crate::app::trouble::Trouble;
use crate::notices::Notice;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Reflect};
use mingshu_formats::limits::FILE_BYTES;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use web_sys::{Event, HtmlElement, MessageEvent, MessagePort, Window};

/// What the panes of a report want to be seen, in pixels. Not what they could fill: a frame that grows with a list of
/// a thousand rows has lost what keeps it quick, which is that only what is in view is drawn.
const PANES_HEIGHT: f64 = 640.0;

pub struct Frame {
    this: Weak<Frame>,
    stage: Stage,
    /// The origin that alone is listened to, once it is known.
    origin: RefCell<Option<String>>,
    peer: RefCell<Option<Peer>>,
    app: RefCell<Option<(Dispatch, Opener)>>,
    /// Messages that came before the app had started.
    early: RefCell<Vec<JsValue>>,
    reading: Cell<bool>,
    /// The latest of what came while something was being read.
    next: RefCell<Option<(JsValue, Load)>>,
    /// The report that the portal gave, while it is open.
    given: RefCell<Option<(Doc, Option<String>)>>,
    height: Cell<f64>,
    _ears: RefCell<Vec<EventListener>>,
}

/// Whom answers go to.
enum Peer {
    Window(Window, String),
    Port { port: MessagePort, _heard: Closure<dyn FnMut(MessageEvent)> },
}

impl Frame {
    pub fn start(origin: Option<String>, stage: Stage) -> Rc<Frame> {
        let frame = Rc::new_cyclic(|this| Frame {
            this: this.clone(),
            stage,
            origin: RefCell::new(origin),
            peer: RefCell::default(),
            app: RefCell::default(),
            early: RefCell::default(),
            reading: Cell::default(),
            next: RefCell::default(),
            given: RefCell::default(),
            height: Cell::default(),
            _ears: RefCell::default(),
        });
        let on = |name: &'static str, act: fn(&Rc<Frame>, &Event)| {
            let this = Rc::downgrade(&frame);
            EventListener::new(&dom::window(), name, move |event| {
                if let Some(frame) = this.upgrade() {
                    act(&frame, event);
                }
            })
        };
        *frame._ears.borrow_mut() = vec![
            on("message", |frame, event| frame.hear_window(event.unchecked_ref())),
            on("resize", |frame, _| frame.tell_height_soon()),
        ];
        frame
    }

    /// A message to the window, from anybody.
    fn hear_window(&self, event: &MessageEvent) {
        let data = event.data();
        if !message::is_message(&data) {
            return;
        }
        let (Some(source), origin) = (source_of(event), event.origin()) else { return };
        if let Err(wrong) = self.admit(&source, &origin, event) {
            let target = if origin == "null" || origin.is_empty() { "*" } else { origin.as_str() };
            // Carries no content, so that it may reach anybody.
            let _ = source.post_message(&refusal(&id_of(&data), &wrong.fault()), target);
            return;
        }
        self.hear(data);
    }

    /// Decides whether this sender is the one; the first that is becomes so for good.
    fn admit(&self, source: &Window, origin: &str, event: &MessageEvent) -> Result<(), Wrong> {
        if parent().is_none_or(|parent| JsValue::from(&parent) != JsValue::from(source)) {
            return Err(Wrong::NotParent);
        }
        if self.origin.borrow().as_deref().is_some_and(|pinned| pinned != origin) {
            return Err(Wrong::Origin);
        }
        let port = Array::from(&Reflect::get(event, &"ports".into()).unwrap_or_default()).get(0);
        let port = port.dyn_into::<MessagePort>().ok();
        let fresh = match (&*self.peer.borrow(), port) {
            (None, None) if origin == "null" => return Err(Wrong::NeedsPort),
            (None, None) => Peer::Window(source.clone(), origin.to_string()),
            (None, Some(port)) => self.listen(port),
            (Some(Peer::Window(..)), None) => return Ok(()),
            // Whoever has a port speaks through it.
            (Some(_), _) => return Err(Wrong::Connected),
        };
        *self.origin.borrow_mut() = Some(origin.to_string());
        *self.peer.borrow_mut() = Some(fresh);
        Ok(())
    }

    fn listen(&self, port: MessagePort) -> Peer {
        let this = self.this.clone();
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(frame) = this.upgrade() {
                let data = event.data();
                if message::is_message(&data) {
                    frame.hear(data);
                } else {
                    frame.say(&refusal(&JsValue::NULL, &Wrong::Version.fault()));
                }
            }
        });
        port.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Peer::Port { port, _heard: heard }
    }

    /// A message from the one who may send some.
    fn hear(&self, data: JsValue) {
        if self.app.borrow().is_none() {
            self.early.borrow_mut().push(data);
            return;
        }
        let id = id_of(&data);
        let done = message::request(&data).and_then(|request| self.act(&id, request));
        if let Err(fault) = done {
            self.say(&refusal(&id, &fault));
        }
    }

    fn act(&self, id: &JsValue, request: Request) -> Result<(), Fault> {
        let Some((dispatch, opener)) = self.app.borrow().clone() else { return Ok(()) };
        match request {
            Request::Connect => {
                self.say(&ready(id));
                self.height.set(0.0);
                self.tell_height_soon();
            }
            Request::Load(load) => self.load(id.clone(), load),
            Request::Clear => {
                if let Some((id, _)) = self.next.take() {
                    self.say(&refusal(&id, &Wrong::Superseded.fault()));
                }
                opener.wipe();
                self.say(&reply("cleared", id, &[]));
            }
            Request::Show(look) => {
                look.apply(&dispatch);
                self.say(&reply("shown", id, &[]));
                self.tell_height_soon();
            }
            Request::Findings => {
                let given = self.given()?;
                self.say(&reply("findings", id, &[("findings", plain(&given.0.analysis.findings)?)]));
            }
            Request::Export(kind) => self.say(&self.export(id, kind)?),
        }
        Ok(())
    }

    /// One text is read at a time. Of those that come meanwhile the last is read, the others are answered at once, so
    /// that no flood of messages can pile up.
    fn load(&self, id: JsValue, load: Load) {
        if self.reading.get() {
            if let Some((id, _)) = self.next.replace(Some((id, load))) {
                self.say(&refusal(&id, &Wrong::Superseded.fault()));
            }
            return;
        }
        let Some((_, opener)) = self.app.borrow().clone() else { return };
        self.reading.set(true);
        let Load { input, name, bytes } = load;
        let (this, named) = (self.this.clone(), name.clone());
        opener.given(
            input,
            name.unwrap_or_default(),
            bytes,
            Box::new(move |outcome| {
                // Later: whoever says that it is over may not be done itself.
                Timeout::new(0, move || {
                    if let Some(frame) = this.upgrade() {
                        frame.finish(&id, outcome, named);
                    }
                })
                .forget();
            }),
        );
    }

    fn finish(&self, id: &JsValue, outcome: Option<Result<Doc, Trouble>>, name: Option<String>) {
        self.reading.set(false);
        let said = match outcome {
            None => Err(Wrong::Superseded.fault()),
            Some(Err(trouble)) => Err(of_trouble(&trouble)),
            Some(Ok(doc)) => {
                let said = analysis(id, &doc, name.as_deref());
                *self.given.borrow_mut() = Some((doc, name));
                said
            }
        };
        self.say(&said.unwrap_or_else(|fault| refusal(id, &fault)));
        if let Some((id, load)) = self.next.take() {
            self.load(id, load);
        }
    }

    fn given(&self) -> Result<(Doc, Option<String>), Fault> {
        self.given.borrow().clone().ok_or(Wrong::Nothing.fault())
    }

    fn export(&self, id: &JsValue, kind: Export) -> Result<JsValue, Fault> {
        let (doc, name) = self.given()?;
        let text = match kind {
            Export::Json => {
                let text = js_sys::JSON::stringify(&plain_analysis(&doc, name.as_deref())?);
                text.map_err(|_| Wrong::Gone.fault())?.into()
            }
            Export::Tsv => {
                let rows: Vec<_> = (0..doc.analysis.figures.len() as u32).collect();
                quote::table(&doc, &rows, Default::default()).into()
            }
        };
        let kind_name = Export::ALL.iter().find(|(_, known)| *known == kind).map_or("", |(name, _)| name);
        let properties = [("kind", kind_name.into()), ("mime", kind.mime().into()), ("text", text)];
        Ok(reply("export", id, &properties))
    }

    fn say(&self, message: &JsValue) {
        // Who has gone hears nothing; there is nobody to tell.
        let _ = match &*self.peer.borrow() {
            Some(Peer::Window(window, origin)) => window.post_message(message, origin),
            Some(Peer::Port { port, .. }) => port.post_message(message),
            None => Ok(()),
        };
    }

    fn tell_height_soon(&self) {
        let this = self.this.clone();
        // What has changed must be on the page before it is measured.
        Timeout::new(30, move || {
            if let Some(frame) = this.upgrade() {
                frame.tell_height();
            }
        })
        .forget();
    }

    fn tell_height(&self) {
        let heights = |selector: &str| {
            let Ok(list) = self.stage.place().query_selector_all(selector) else { return 0.0 };
            let height =
                |i| list.item(i)?.dyn_into::<HtmlElement>().ok().map(|element| f64::from(element.offset_height()));
            (0..list.length()).filter_map(height).sum::<f64>()
        };
        let panes = if heights(".panes") > 0.0 { PANES_HEIGHT } else { 0.0 };
        let height = heights(".bar, .line, .title, .empty, .waiting, .foot") + panes;
        if height != self.height.replace(height) {
            self.say(&reply("height", &JsValue::NULL, &[("height", height.into())]));
        }
    }
}

impl Host for Frame {
    fn connect(&self, dispatch: Dispatch, opener: Opener) {
        *self.app.borrow_mut() = Some((dispatch, opener));
        // What came before even this module was there (www/boot.js kept it), then what came since.
        for event in taken_over() {
            self.hear_window(event.unchecked_ref());
        }
        for data in self.early.take() {
            self.hear(data);
        }
        if let Some(parent) = parent() {
            // Carries no content, so that it may reach anybody: who asks for more will be looked at.
            let origin = self.origin.borrow().clone().filter(|origin| origin != "null");
            let _ = parent.post_message(&ready(&JsValue::NULL), origin.as_deref().unwrap_or("*"));
        }
    }

    fn shown(&self, doc: Option<&Doc>) {
        // Once something else is open the portal's report is not there any more.
        let still = self.given.borrow().as_ref().is_some_and(|(given, _)| doc == Some(given));
        if !still && !self.reading.get() {
            *self.given.borrow_mut() = None;
        }
        self.tell_height_soon();
    }
}

/// What works here, for whoever wants to talk.
fn ready(id: &JsValue) -> JsValue {
    let versions: JsValue = Array::of1(&message::VERSION.into()).into();
    let exports: Array = Export::ALL.iter().map(|(name, _)| JsValue::from(*name)).collect();
    let limits = object(&[("bytes", (FILE_BYTES.max as f64).into())]);
    reply(
        "ready",
        id,
        &[
            ("versions", versions),
            ("release", env!("CARGO_PKG_VERSION").into()),
            ("schema", crate::analysis::SCHEMA.into()),
            ("limits", limits),
            ("exports", exports.into()),
        ],
    )
}

fn analysis(id: &JsValue, doc: &Doc, name: Option<&str>) -> Result<JsValue, Fault> {
    let notice = |notice: &Notice| {
        object(&[("code", notice.code.into()), ("zh", notice.zh.as_str().into()), ("en", notice.en.as_str().into())])
    };
    let notices: Array = doc.0.notices.iter().map(notice).collect();
    Ok(reply("analysis", id, &[("analysis", plain_analysis(doc, name)?), ("notices", notices.into())]))
}

/// The analysis as the schema has it, under the name that the portal gave.
pub fn plain_analysis(doc: &Doc, name: Option<&str>) -> Result<JsValue, Fault> {
    let analysis = plain(&*doc.analysis)?;
    let source = Reflect::get(&analysis, &"source".into()).unwrap_or_default();
    // The key is there already, so that the order of keys stays.
    let _ = Reflect::set(&source, &"name".into(), &name.map_or(JsValue::NULL, JsValue::from));
    Ok(analysis)
}

fn source_of(event: &MessageEvent) -> Option<Window> {
    let source = Reflect::get(event, &"source".into()).ok()?;
    // A window of another origin answers to no test of its class.
    (!source.is_null() && !source.is_undefined()).then(|| source.unchecked_into())
}

/// The window around, if there is one.
fn parent() -> Option<Window> {
    let window = dom::window();
    let parent = window.parent().ok().flatten()?;
    (JsValue::from(&parent) != JsValue::from(&window)).then_some(parent)
}

/// The message events that `www/boot.js` has kept, which from now on leaves them alone.
fn taken_over() -> Vec<JsValue> {
    let boot = Reflect::get(&js_sys::global(), &"mingshu".into()).unwrap_or_default();
    let take = Reflect::get(&boot, &"takeOver".into()).ok().and_then(|take| take.dyn_into::<Function>().ok());
    let events = take.and_then(|take| take.call0(&boot).ok()).unwrap_or_default();
    if events.is_object() { Array::from(&events).to_vec() } else { Vec::new() }
}
