//! Which reports belong together: one place over the years, several places in a year, drafts of one report.

use super::Head;
use serde::Serialize;
use std::collections::BTreeMap;

/// Reports that belong together, by their positions.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Groups {
    /// The same place in more than one period, the earliest first.
    pub places: Vec<(String, Vec<usize>)>,
    /// More than one place in the same year, by name of place.
    pub years: Vec<(i32, Vec<usize>)>,
    /// The same place and period more than once: drafts of one report, or two reports.
    pub same: Vec<(String, Vec<usize>)>,
}

pub fn groups(entries: &[Head]) -> Groups {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut years: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    let mut same: BTreeMap<(&str, (i32, i32)), Vec<usize>> = BTreeMap::new();
    for (k, entry) in entries.iter().enumerate() {
        if let (Some(place), Some(period)) = (entry.place, entry.years()) {
            places.entry(place).or_default().push(k);
            same.entry((place, period)).or_default().push(k);
        }
        if let (Some(year), Some(_)) = (entry.year(), entry.place) {
            years.entry(year).or_default().push(k);
        }
    }
    let differ = |list: &[usize], by: &dyn Fn(usize) -> bool| list.iter().any(|&k| by(k));
    places.retain(|_, list| differ(list, &|k| entries[k].years() != entries[list[0]].years()));
    years.retain(|_, list| differ(list, &|k| entries[k].place != entries[list[0]].place));
    same.retain(|_, list| list.len() > 1);
    for list in places.values_mut() {
        list.sort_by_key(|&k| entries[k].years());
    }
    for list in years.values_mut() {
        list.sort_by_key(|&k| entries[k].place);
    }
    Groups {
        places: places.into_iter().map(|(place, list)| (place.to_owned(), list)).collect(),
        years: years.into_iter().collect(),
        same: same.into_values().map(|list| (entries[list[0]].heading(), list)).collect(),
    }
}

/// The order in which reports stand side by side: by place, then by time; those that do not say, last.
pub fn order(entries: &[Head]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    let key =
        |k: usize| (entries[k].place.is_none(), entries[k].place, entries[k].years().is_none(), entries[k].years());
    order.sort_by(|&a, &b| key(a).cmp(&key(b)));
    order
}

#[cfg(test)]
mod tests {
    use super::super::{Entry, heads};
    use super::*;
    use crate::Analysis;

    #[test]
    fn reports_are_grouped_by_place_year_and_both() {
        let report = |place: &str, year: &str| {
            let mut analysis = Analysis::default();
            analysis.meta.place = Some(place.into());
            analysis.meta.period = Some([year, year].map(Into::into));
            analysis
        };
        let analyses = [
            report("云溪县", "2023"),
            report("云溪县", "2021"),
            report("青岚区", "2023"),
            report("青岚区", "2023"),
            Analysis::default(),
        ];
        let entries: Vec<Entry> = analyses.iter().map(|a| Entry::new("某", "", a)).collect();
        let found = groups(&heads(&entries));
        assert_eq!(found.places, [("云溪县".to_owned(), vec![1, 0])]);
        assert_eq!(found.years, [(2023, vec![0, 2, 3])]);
        assert_eq!(found.same, [("青岚区 2023".to_owned(), vec![2, 3])]);
        assert_eq!(order(&heads(&entries)), [1, 0, 2, 3, 4]);
    }
}
