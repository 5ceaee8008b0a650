//! Which files can be opened, and how much is too much: the tables of the intake, as they are.

use crate::app::contexts::use_lang;
use crate::app::messages::{Lang, Msg};
use mingshu_formats::{FORMATS, LIMITS};
use yew::prelude::*;

#[component]
pub fn FilesHelp() -> Html {
    let lang = use_lang();
    let zh = lang == Lang::Zh;
    html! {
        <div class="files-help">
            <p>{ lang.say(Msg::FilesIntro) }</p>
            <table>
                <thead><tr>
                    <th scope="col">{ lang.say(Msg::FilesKind) }</th>
                    <th scope="col">{ lang.say(Msg::FilesEndings) }</th>
                    <th scope="col">{ lang.say(Msg::FilesTaken) }</th>
                </tr></thead>
                <tbody>
                    { for FORMATS.iter().map(|format| html! {
                        <tr>
                            <th scope="row">{ if zh { format.zh } else { format.en } }</th>
                            <td>{ format.extensions.join(" ") }</td>
                            <td>{ if zh { format.takes_zh } else { format.takes } }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
            <h3>{ lang.say(Msg::FilesLimits) }</h3>
            <table class="limits">
                <thead><tr>
                    <th scope="col">{ lang.say(Msg::FilesWhat) }</th>
                    <th scope="col">{ lang.say(Msg::FilesMost) }</th>
                    <th scope="col">{ lang.say(Msg::FilesBeyond) }</th>
                </tr></thead>
                <tbody>
                    { for LIMITS.iter().map(|limit| html! {
                        <tr data-limit={limit.name}>
                            <th scope="row">{ if zh { limit.what_zh } else { limit.what_en } }</th>
                            <td>{ limit.shown(zh) }</td>
                            <td>{ if zh { limit.zh } else { limit.en } }{ lang.full_stop() }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}
