//! How the state changes: one action at a time, nothing else touches it.

use super::findings::{self, Ignored};
use super::messages::Msg;
use super::rows::{self, Column, Filter, Sort};
use super::stage::Setting;
use super::state::{
    Action, Alert, Doc, Item, Origin, Outcome, Pane, Progress, Reveal, Room, Said, Spot, State, Target, Task, Theme,
    Tray, View,
};
use super::trouble::{Trouble, no_report, nothing_to_show};
use crate::analysis::{FigureId, Finding, HeadingId};
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::Reducible;

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        let chrome = &mut next.chrome;
        match action {
            Action::SetLang(lang) => Rc::make_mut(chrome).lang = lang,
            Action::NextTheme => Rc::make_mut(chrome).theme = after(chrome.theme),
            Action::SetTheme(theme) => Rc::make_mut(chrome).theme = theme,
            Action::SetShow(show) => {
                Rc::make_mut(chrome).show = show;
                if let Some(pane) = show.only() {
                    next.view().pane = pane;
                }
            }
            Action::ShowPanel(panel) => Rc::make_mut(chrome).panel = panel,
            Action::WorkAlone => Rc::make_mut(chrome).alone = true,
            Action::SetRoom(room) => Rc::make_mut(chrome).room = room,
            Action::SetPrinting(printing) => {
                let chrome = Rc::make_mut(chrome);
                // The next paper is the table again, unless the reader asks for the other.
                (chrome.printing, chrome.review) = (printing, chrome.review && printing);
            }
            Action::SetReview(review) => Rc::make_mut(chrome).review = review,
            Action::ShowWork(work) => Rc::make_mut(chrome).work = work,
            Action::Say(words) => next.say(words, true),

            Action::Begin(task) => {
                let gathering = next.progress.gathering.clone();
                next.progress = Rc::new(Progress { task: Some(task), gathering, alert: None });
            }
            Action::Began(job) => {
                if let Some(task) = &mut next.progress().task {
                    task.job = Some(job);
                }
            }
            Action::Gathering(None) if next.progress.gathering.is_none() => {}
            Action::Gathering(task) => {
                let progress = next.progress();
                // Opening them is reading them.
                if task.is_some() && progress.gathering.is_none() {
                    progress.task = None;
                }
                progress.gathering = task;
            }
            Action::Advance(stage) => {
                if let Some(task) = &mut next.progress().gathering {
                    task.stage = Some(stage);
                }
            }
            Action::Gather(tray) => next.gather(tray),
            Action::CloseTray => {
                // The workspace has its reports still; only a page of its own has one.
                if next.chrome.setting == Setting::Page && !next.tray.items.is_empty() {
                    next.say(next.chrome.lang.say(Msg::TrayClosed).to_string(), true);
                }
                next.tray = Rc::default();
            }
            Action::Keeps(reports) => Rc::make_mut(chrome).kept = reports,
            Action::Finish(job, outcome) => {
                // A result that nobody waits for any more comes from a job that was cancelled or overtaken.
                let waits = |task: &mut Task| task.job.is_none_or(|waited| waited == job);
                if let Some(task) = next.progress().task.take_if(waits) {
                    next.finish(*outcome, task);
                }
            }
            Action::CancelTask => {
                (next.progress().task, next.progress().gathering) = (None, None);
                next.say(next.chrome.lang.say(Msg::Cancelled).to_string(), true);
            }
            Action::Stop => next.progress().task = None,
            Action::StopLooking => _ = next.progress().task.take_if(|task| task.job.is_none()),
            Action::Complain(trouble) => next.complain(trouble, None),
            Action::DismissAlert => next.progress().alert = None,
            Action::TakeOffer => {
                if let Some(doc) = next.progress().alert.take().and_then(|alert| alert.offer) {
                    next.open(doc);
                }
            }
            Action::Wipe => {
                // Language and colours are the reader's, not the report's.
                next = State { chrome: next.chrome, said: next.said, ..Default::default() };
                let chrome = Rc::make_mut(&mut next.chrome);
                (chrome.work, chrome.ignored_ones) = Default::default();
                next.say(String::new(), false);
            }

            Action::Choose(figure, from) => next.choose(figure, from),
            Action::ChooseFinding(finding, from) => next.choose_finding(finding, from),
            Action::SetClass(class) => {
                next.view().class = class;
                next.drop_hidden_finding();
            }
            Action::IgnoreFinding(id) => {
                next.view().ignored.ones.insert(id);
                next.remember_ignored();
                next.drop_hidden_finding();
                next.say(next.chrome.lang.say(Msg::IgnoredOne).to_string(), true);
            }
            Action::IgnoreRule(code) => {
                Rc::make_mut(&mut next.chrome).ignored_rules.insert(code);
                next.drop_hidden_finding();
                next.say(next.chrome.lang.fill(Msg::IgnoredRule, &[code]), true);
            }
            Action::IgnoreNothing => {
                Rc::make_mut(&mut next.chrome).ignored_rules.clear();
                next.view().ignored = Default::default();
                next.remember_ignored();
                next.say(next.chrome.lang.say(Msg::IgnoredNothing).to_string(), true);
            }
            Action::Narrow(section, from) => next.narrow(section, from),
            Action::SetQuery(query) => next.view().filter.query = query,
            Action::SetKind(kind) => next.view().filter.kind = kind,
            Action::SetLinked(linked) => next.view().filter.linked = linked,
            Action::SetDoubtful(doubtful) => next.view().filter.doubtful = doubtful,
            Action::ShowAll => next.show_all(),
            Action::SortBy(column) => next.view().sort = sorted(next.view.sort, column),
            Action::ShowPane(pane) => next.view().show(pane),
            Action::ShowPaneIfNarrow(pane) if chrome.room == Room::Narrow => next.view().show(pane),
            Action::ShowPaneIfNarrow(_) => {}
            Action::ShowDrawer(drawer) => next.view().drawer = drawer,
            Action::Spot(spot) => next.spot(spot),
            Action::Look(target, from) => next.view().look(target, from),
        }
        Rc::new(next)
    }
}

fn after(theme: Theme) -> Theme {
    match theme {
        Theme::Auto => Theme::Light,
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::Auto,
    }
}

/// Up, down, and back to the order of the text.
fn sorted(sort: Option<Sort>, column: Column) -> Option<Sort> {
    match sort.filter(|sort| sort.column == column) {
        None => Some(Sort { column, descending: false }),
        Some(Sort { descending: false, .. }) => Some(Sort { column, descending: true }),
        Some(_) => None,
    }
}

impl State {
    fn progress(&mut self) -> &mut Progress {
        Rc::make_mut(&mut self.progress)
    }

    fn view(&mut self) -> &mut View {
        Rc::make_mut(&mut self.view)
    }

    fn say(&mut self, words: String, seen: bool) {
        self.said = Said { number: self.said.number + 1, words, seen };
    }

    fn complain(&mut self, trouble: Trouble, offer: Option<Doc>) {
        self.progress().alert = Some(Alert { trouble, offer });
    }

    /// Puts what was read on the page, unless that would take away more than it gives.
    fn finish(&mut self, outcome: Outcome, task: Task) {
        let doc = match outcome {
            Outcome::Read(doc) => doc,
            Outcome::Refused(trouble) => return self.complain(trouble, None),
        };
        if let Some(notice) = nothing_to_show(&doc.0.notices).cloned() {
            return self.complain(Trouble::NoReport(notice), None);
        }
        // What is already open may well be garbled by its encoding; the reader must be able to try on.
        let given = matches!(task.origin, Origin::Given(_));
        let precious = self.doc.is_some() && !task.again && !given;
        if let (true, Some(notice)) = (precious, no_report(&doc.0.notices).cloned()) {
            return self.complain(Trouble::NoReport(notice), Some(doc));
        }
        self.open(doc);
    }

    /// What was gathered before stays, unless it is the same over again.
    fn gather(&mut self, tray: Tray) {
        let mine = Rc::make_mut(&mut self.tray);
        let fresh: BTreeMap<&str, &Item> = tray.items.iter().map(|item| (item.name.as_str(), item)).collect();
        mine.items.retain(|old| fresh.get(old.name.as_str()).is_none_or(|new| new.text != old.text));
        mine.items.extend(tray.items);
        for unread in tray.unread {
            mine.unread.retain(|other| *other != unread);
            mine.unread.push(unread);
        }
        let (read, not) = (mine.items.len().to_string(), mine.unread.len().to_string());
        self.say(self.chrome.lang.fill(Msg::Gathered, &[&read, &not]), false);
    }

    fn open(&mut self, doc: Doc) {
        // The same document, read in another encoding, takes its place in the list.
        if let (Some(new), Some(old)) = (&doc.0.item, self.doc.as_ref().and_then(|open| open.0.item.as_ref()))
            && new.name == old.name
            && let Some(place) = self.tray.items.iter().position(|item| item == old)
        {
            Rc::make_mut(&mut self.tray).items[place] = new.clone();
        }
        let lang = self.chrome.lang;
        let analysis = &doc.analysis;
        let title = analysis.meta.title.as_deref().unwrap_or(lang.say(Msg::Untitled));
        let (figures, headings) = (analysis.figures.len().to_string(), analysis.outline.len().to_string());
        let words = lang.fill(Msg::ReadDone, &[title, &figures, &headings]);
        let before = analysis.body.start > 0;
        let mut view =
            View { pane: self.view.pane, beside: self.view.beside, looks: self.view.looks, ..Default::default() };
        if !self.chrome.ignored_ones.is_empty() {
            view.ignored = self.chrome.ignored_ones.get(&doc.mark()).cloned().unwrap_or_default();
        }
        // What stands before the report on its web page is passed over.
        if before {
            view.look(Target::Start, None);
        }
        self.view = Rc::new(view);
        self.doc = Some(doc);
        self.say(words, false);
    }

    /// For when the report is opened again, and for the list of all reports.
    fn remember_ignored(&mut self) {
        let Some(mark) = self.doc.as_ref().map(|doc| doc.mark()) else { return };
        let (ones, ignored) = (&mut Rc::make_mut(&mut self.chrome).ignored_ones, self.view.ignored.clone());
        match ignored == Ignored::default() {
            true => _ = ones.remove(&mark),
            false => _ = ones.insert(mark, ignored),
        }
    }

    fn choose(&mut self, figure: Option<FigureId>, from: Option<Pane>) {
        let Some(doc) = self.doc.clone() else { return };
        let figure = figure.filter(|&id| (id as usize) < doc.analysis.figures.len());
        let view = self.view();
        (view.chosen, view.finding) = (figure, None);
        let Some(id) = figure else { return };
        // Its row is what a figure of the text leads to.
        if from == Some(Pane::Text) {
            view.beside = Pane::Table;
        }
        self.view().look(Target::Figure(id), from);
        let lang = self.chrome.lang;
        if !rows::passes(&doc, lang, &self.view.filter, id) {
            self.view().filter = Filter::default();
            self.say(lang.say(Msg::FiltersLifted).to_string(), true);
        }
    }

    fn choose_finding(&mut self, finding: Option<u32>, from: Option<Pane>) {
        let Some(doc) = self.doc.clone() else { return };
        let finding = finding.filter(|&id| (id as usize) < doc.analysis.findings.len());
        let view = self.view();
        (view.finding, view.chosen) = (finding, None);
        if let Some(id) = finding {
            view.look(Target::Finding(id), from);
        }
    }

    fn spot(&mut self, spot: Spot) {
        let (Spot::Words(at) | Spot::Finding(at)) = spot;
        let begins = |finding: &Finding| finding.spans.first().is_some_and(|span| span.start == at);
        let doc = self.doc.as_ref().filter(|_| matches!(spot, Spot::Finding(_)));
        match doc.and_then(|doc| doc.analysis.findings.iter().position(begins)) {
            Some(id) => {
                self.view().show(Pane::Findings);
                self.choose_finding(Some(id as u32), None);
            }
            None => self.view().look(Target::Place(at), None),
        }
    }

    /// What is no longer in the list is no longer chosen.
    fn drop_hidden_finding(&mut self) {
        let Some(doc) = &self.doc else { return };
        let shown = findings::shown(doc, &self.view, &self.chrome.ignored_rules);
        if self.view.finding.is_some_and(|id| !shown.ids.contains(&id)) {
            self.view().finding = None;
        }
    }

    /// Lifts the filter; the row that is chosen stays in view among all the others.
    fn show_all(&mut self) {
        let view = self.view();
        view.filter = Filter::default();
        if let Some(id) = view.chosen {
            view.look(Target::Figure(id), Some(Pane::Text));
        }
    }

    fn narrow(&mut self, section: Option<HeadingId>, from: Option<Pane>) {
        let view = self.view();
        view.filter.section = section;
        view.drawer = false;
        let Some(id) = section else { return };
        view.look(Target::Section(id), from);
        if let Some(doc) = &self.doc {
            let count = doc.tallies.get(id as usize).map_or(0, |tally| tally.all);
            let words = [doc.section_name(section), count.to_string()];
            self.say(self.chrome.lang.fill(Msg::NarrowedTo, &[&words[0], &words[1]]), false);
        }
    }
}

impl View {
    fn show(&mut self, pane: Pane) {
        self.pane = pane;
        if Pane::BESIDE.contains(&pane) {
            self.beside = pane;
        }
    }

    fn look(&mut self, target: Target, from: Option<Pane>) {
        self.looks += 1;
        self.reveal = Some(Reveal { number: self.looks, target, from });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::report::sample;
    use crate::app::state::{Open, Origin};
    use crate::notices::notices;

    fn doc(report: crate::app::report::Report) -> Doc {
        let notices = notices(&report.text, &report.analysis);
        Doc(Rc::new(Open { report, notices, origin: Origin::Pasted, file: None, certain: true, item: None }))
    }

    fn text(text: &str) -> Doc {
        doc(crate::app::report::Report::new(text.into(), Rc::new(crate::analyze(text))))
    }

    fn task() -> Task {
        Task { job: None, origin: Origin::Pasted, bytes: 0.0, file: None, again: false, stage: None }
    }

    fn with_report() -> State {
        let mut state = State::default();
        state.open(doc(sample()));
        state
    }

    fn act(state: State, actions: impl IntoIterator<Item = Action>) -> State {
        let state = actions.into_iter().fold(Rc::new(state), |state, action| state.reduce(action));
        Rc::unwrap_or_clone(state)
    }

    #[test]
    fn what_is_no_report_does_not_push_a_report_from_the_page() {
        let mut state = with_report();
        let open = state.doc.clone();
        for (words, offered) in [(" \n", false), ("https://example.com/a", false), ("Only English here.", true)] {
            state.finish(Outcome::Read(text(words)), task());
            assert_eq!(state.doc, open, "{words}");
            let alert = state.progress.alert.clone().unwrap();
            assert_eq!(alert.offer.is_some(), offered, "{words}");
        }
        let state = act(state, [Action::TakeOffer]);
        assert_ne!(state.doc, open);
        assert_eq!(state.progress.alert, None);
    }

    #[test]
    fn without_a_report_all_but_nothing_is_shown() {
        let mut state = State::default();
        state.finish(Outcome::Read(text("Only English here.")), task());
        assert!(state.doc.is_some());
        let mut state = State::default();
        state.finish(Outcome::Read(text("")), task());
        assert!(state.doc.is_none() && state.progress.alert.is_some());
    }

    #[test]
    fn choosing_what_is_filtered_out_lifts_the_filter_and_says_so() {
        let state = act(with_report(), [Action::SetQuery("投入".into()), Action::Choose(Some(3), None)]);
        assert_eq!(state.view.filter.query, "投入");
        let state = act(state, [Action::Choose(Some(0), Some(Pane::Text))]);
        assert_eq!(state.view.filter, Filter::default());
        assert!(state.said.seen && !state.said.words.is_empty());
        assert_eq!(state.view.reveal.unwrap().target, Target::Figure(0));
        assert_eq!(act(state, [Action::Choose(Some(99), None)]).view.chosen, None);
    }

    #[test]
    fn what_was_ignored_in_a_report_is_so_when_it_is_opened_again() {
        let broken = "云岫县2023年法治政府建设年度报告\n一、主要举措和成效\n共审核文件21份，其中废止7份，修订5份，保留8份，，多次开会。\n";
        let mut state = State::default();
        state.open(text(broken));
        let mut state = act(state, [Action::IgnoreFinding(0)]);
        state.open(doc(sample()));
        assert_eq!(state.view.ignored, Ignored::default(), "of another report nothing was ignored");
        state.open(text(broken));
        assert!(state.view.ignored.ones.contains(&0));
        let mut state = act(state, [Action::IgnoreNothing]);
        state.open(doc(sample()));
        state.open(text(broken));
        assert_eq!(state.view.ignored, Ignored::default());
    }

    #[test]
    fn a_report_that_is_opened_for_a_finding_shows_that_finding() {
        let mut state = State::default();
        state.open(text(
            "云岫县2023年法治政府建设年度报告\n一、主要举措和成效\n共审核文件21份，其中废止7份，修订5份，保留8份。\n",
        ));
        let at = state.doc.as_ref().unwrap().analysis.findings.iter().position(|f| f.help == "SUM001").unwrap();
        let place = state.doc.as_ref().unwrap().analysis.findings[at].spans[0].start;
        let state = act(state, [Action::Spot(Spot::Finding(place))]);
        assert_eq!((state.view.finding, state.view.beside), (Some(at as u32), Pane::Findings));
        // Where no finding begins, the words are shown.
        let state = act(state, [Action::Spot(Spot::Finding(place + 1))]);
        assert_eq!(state.view.reveal.unwrap().target, Target::Place(place + 1));
    }

    #[test]
    fn a_column_sorts_up_down_and_not_at_all() {
        let mut state = with_report();
        let mut seen = Vec::new();
        for _ in 0..3 {
            state = act(state, [Action::SortBy(Column::Number)]);
            seen.push(state.view.sort.map(|sort| sort.descending));
        }
        assert_eq!(seen, [Some(false), Some(true), None]);
    }

    #[test]
    fn wiping_leaves_language_and_colours_only() {
        let state = act(with_report(), [Action::NextTheme, Action::Choose(Some(1), None), Action::Wipe]);
        assert!(state.doc.is_none());
        assert_eq!(*state.view, View::default());
        assert_eq!(state.chrome.theme, Theme::Light);
        assert!(state.said.words.is_empty());
    }
}
