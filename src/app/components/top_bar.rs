//! The bar at the top: name, what can be done, the promise, language and colours.

use crate::app::components::file_button::FileButton;
use crate::app::contexts::{use_chrome, use_dispatch, use_doc, use_opener};
use crate::app::intake::PASTE_FIELD;
use crate::app::messages::{Lang, Msg};
use crate::app::print;
use crate::app::stage::Setting;
use crate::app::state::{Action, Panel, Theme};
use yew::prelude::*;

#[component]
pub fn TopBar() -> Html {
    let (chrome, dispatch, opener, doc) = (use_chrome(), use_dispatch(), use_opener(), use_doc());
    let lang = chrome.lang;
    let act = |action: fn() -> Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action()))
    };
    let print = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| print::print(&dispatch, false))
    };
    let work = {
        let (dispatch, shown) = (dispatch.clone(), chrome.work);
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::ShowWork(!shown)))
    };
    let theme = match chrome.theme {
        Theme::Auto => Msg::ThemeAuto,
        Theme::Light => Msg::ThemeLight,
        Theme::Dark => Msg::ThemeDark,
    };
    let language = |to: Lang, name: &'static str, set: fn() -> Action| {
        let pressed = (lang == to).to_string();
        html! { <button type="button" aria-pressed={pressed} lang={to.tag()} onclick={act(set)}>{ name }</button> }
    };
    // A portal has a name, a language and colours of its own, and is printed as a whole.
    let own = chrome.setting == Setting::Page;
    html! {
        <header class={if own { "bar" } else { "bar bar-within" }}>
            if own {
                <p class="bar-name">{ lang.say(Msg::AppName) }</p>
            }
            // What is open in the workspace only is cleared here, too.
            if (doc.is_some() || chrome.work) && chrome.show.takes_reports() {
                <div class="bar-acts">
                    <FileButton label={Msg::OpenAnother} />
                    if own {
                        <button type="button" id="workspace-button" aria-pressed={chrome.work.to_string()} onclick={work}>
                            { lang.say(Msg::Workspace) }
                        </button>
                        // Paper holds one report.
                        if !chrome.work {
                            <button type="button" class="bar-print" onclick={print}>{ lang.say(Msg::Print) }</button>
                        }
                    }
                    <button type="button" id="clear" data-next={PASTE_FIELD} onclick={move |_| opener.wipe()}>{ lang.say(Msg::Clear) }</button>
                </div>
            }
            <p class="bar-promise">
                <span>{ lang.say(Msg::Local) }</span>
                <button type="button" class="link" onclick={act(|| Action::ShowPanel(Some(Panel::Verify)))}>
                    { lang.say(Msg::HowToVerify) }
                </button>
            </p>
            if own {
            <div class="bar-sets">
                <div role="group" aria-label={lang.say(Msg::Language)} class="bar-languages">
                    { language(Lang::Zh, "中文", || Action::SetLang(Lang::Zh)) }
                    { language(Lang::En, "EN", || Action::SetLang(Lang::En)) }
                </div>
                <button type="button" class="bar-theme" onclick={act(|| Action::NextTheme)}><span>{ lang.say(Msg::Theme) }</span>{ lang.say(theme) }</button>
                <button type="button" class="bar-keys" onclick={act(|| Action::ShowPanel(Some(Panel::Keys)))}>
                    { lang.say(Msg::Keys) }<kbd>{ "?" }</kbd>
                </button>
            </div>
            }
        </header>
    }
}
