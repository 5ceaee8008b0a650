//! Indicators of the reader's own: a name, words and a unit, for all reports.

use crate::analysis::{Analysis, Figure, FigureId};
use crate::compare::units;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OwnIndicator {
    /// `own.1`; never that of the registry.
    pub id: String,
    pub name: String,
    /// Words parted by white space that must all stand in what a figure is called.
    pub words: String,
    /// A figure must have this unit or one that means the same; `None` takes any.
    pub unit: Option<String>,
}

impl OwnIndicator {
    /// The figures of a report that are it: those that the reader has named so, and those that have its words.
    pub fn figures(&self, analysis: &Analysis) -> Vec<FigureId> {
        analysis.figures.iter().filter(|figure| self.is(figure)).map(|figure| figure.id).collect()
    }

    pub fn is(&self, figure: &Figure) -> bool {
        if figure.indicator.as_deref() == Some(&self.id) {
            return true;
        }
        let names = [Some(figure.label.as_str()), figure.head.as_deref(), figure.act.as_deref()];
        let mut words = self.words.split_whitespace().peekable();
        let unit = self.unit.as_deref();
        words.peek().is_some()
            && words.all(|word| names.iter().flatten().any(|name| name.contains(word)))
            && (unit.is_none() || units::convert(figure.value, figure.unit.as_deref(), unit).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_indicator_of_ones_own_takes_figures_by_words_and_unit() {
        let analysis = crate::analyze("全年新建村级果园12个，投入资金300万元。改造果园道路5公里。");
        let own = |words: &str, unit: Option<&str>| {
            let own = OwnIndicator { words: words.into(), unit: unit.map(Into::into), ..Default::default() };
            own.figures(&analysis)
        };
        assert_eq!(own("果园 新建", Some("个")), [0]);
        assert_eq!(own("果园", Some("家")), [0], "家 means the same");
        assert_eq!(own("果园", None), [0, 2]);
        assert!(own("  ", None).is_empty());
    }
}
