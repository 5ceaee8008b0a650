//! What two and more real reports say side by side, as a person reads them.

use super::{entries, seeds};
use mingshu::compare::choice::Why;
use mingshu::compare::table::{Key, table};
use mingshu::compare::{Reports, compare, drafts, groups, heads, steps};
use mingshu::export::{Lang, Value, tables};

/// Indicator, what 柯桥区 says in 2019 and in 2023. Read in the two texts by hand: what one report states and the other
/// does not is a gap, and no indicator stands in both.
#[rustfmt::skip]
const KEQIAO: &[(&str, Option<f64>, Option<f64>)] = &[
    ("functions.certificates_cancelled", Some(350.0), None),   // 共取消各类证明材料350项
    ("functions.service_items", Some(2980.0), None),           // 全区2980项政务服务事项
    ("functions.online_rate", Some(99.9), None),
    ("functions.mobile_rate", Some(99.26), None),
    ("functions.zero_visit_rate", Some(99.9), None),
    ("functions.instant_rate", Some(96.41), None),
    ("functions.items_transferred", Some(666.0), None),        // 划转承接666项权力事项
    ("rules.docs_reviewed", Some(25.0), None),
    ("rules.review_opinions", Some(16.0), None),
    ("leadership.study_sessions", None, Some(17.0)),           // 全年组织集体学法17次
    ("enforcement.case_files_reviewed", None, Some(350.0)),    // 评查案卷350件
    ("enforcement.cases_to_police", None, Some(75.0)),         // 成功移送案件75起: 起 is 件
    ("disputes.reconsideration_settlement_rate", None, Some(62.1)),
    ("disputes.court_appearance_rate", None, Some(100.0)),
    ("disputes.mediation_cases", None, Some(23700.0)),         // 2.37万件
    ("publicity.events", None, Some(810.0)),                   // 810余场次
];

#[test]
fn keqiao_2019_stands_beside_keqiao_2023_as_read_by_hand() {
    let Some(seeds) = seeds("comparison") else { return };
    let entries = entries(&seeds);
    let reports = Reports::new(&entries);
    let keqiao: Vec<usize> = (0..entries.len()).filter(|&k| entries[k].place() == Some("柯桥区")).collect();
    let found = groups::groups(&heads(&entries));
    assert_eq!(found.places, [("柯桥区".to_owned(), keqiao.clone())]);
    assert_eq!(keqiao.iter().map(|&k| entries[k].year()).collect::<Vec<_>>(), [Some(2019), Some(2023)]);
    let table = table(reports, &keqiao);
    let row = |id: &str| table.rows.iter().find(|row| row.key == Key::Indicator(id.into()));
    for &(id, first, second) in KEQIAO {
        let row = row(id).unwrap_or_else(|| panic!("{id} is in neither report"));
        let values: Vec<_> = row.cells.iter().map(|cell| cell.as_ref().and_then(|c| c.value)).collect();
        assert_eq!(values, [first, second], "{id}");
    }
    // Three screenings of documents in 2019 repealed 8, 72 and 8 of them: none stands for all.
    let repealed = row("rules.docs_repealed").expect("a row").cells[0].as_ref().expect("a cell");
    let values: Vec<f64> = repealed.all.iter().map(|&id| entries[keqiao[0]].figure(id).unwrap().value).collect();
    assert_eq!((repealed.why, repealed.value, values), (Why::Several, None, vec![8.0, 72.0, 8.0]));
    // Where both say nothing of the same thing, nothing is computed.
    for row in table.rows.iter().filter(|row| matches!(row.key, Key::Indicator(_))) {
        assert_eq!(steps::steps(row, &entries), [], "{}", row.zh);
        assert_eq!(row.filled(), 1, "{}", row.zh);
    }
}

#[test]
fn what_is_doubtful_is_said_to_be_so_in_the_exported_comparison() {
    let Some(seeds) = seeds("comparison") else { return };
    let entries = entries(&seeds);
    let reports = Reports::new(&entries);
    let all: Vec<usize> = (0..entries.len()).collect();
    let (table, sheet) = (table(reports, &all), tables::compare(reports, &all, Lang::Zh));
    let first = sheet.columns.len() - table.columns.len();
    let mut doubtful = 0;
    for (row, line) in table.rows.iter().zip(&sheet.rows) {
        for (cell, words) in
            row.cells.iter().zip(&line[first..]).filter_map(|(cell, words)| Some((cell.as_ref()?, words)))
        {
            let said = matches!(words, Value::Text(words) if words.contains("［存疑］"));
            // Where several figures stand in a cell, each is marked by itself.
            let agrees = if cell.figure.is_some() { said == cell.doubtful } else { said || !cell.doubtful };
            assert!(agrees, "{}: {words:?}", row.zh);
            doubtful += usize::from(said);
        }
    }
    assert!(doubtful > 0);
}

#[test]
fn every_cell_of_a_comparison_leads_to_words_of_its_report() {
    let Some(seeds) = seeds("comparison") else { return };
    let entries = entries(&seeds);
    let columns = groups::order(&heads(&entries));
    let compared = compare(Reports::new(&entries), &columns);
    assert_eq!(compared.table.columns.len(), 5);
    let mut cells = 0;
    for cell in compared.table.rows.iter().flat_map(|row| row.cells.iter().flatten()) {
        assert!(!cell.all.is_empty());
        for id in cell.all.iter().chain(&cell.figure) {
            let figure = entries[cell.report].figure(*id).expect("a figure of the report");
            assert!(!figure.text.is_empty());
            cells += 1;
        }
    }
    assert!(cells > 100, "{cells}");
    // Real reports of different places and years: nothing to hold against each other.
    assert_eq!(compared.cross, []);
}

#[test]
fn a_report_and_its_draft_differ_where_it_was_changed() {
    let Some(seeds) = seeds("comparison") else { return };
    for seed in &seeds {
        let Some(figure) =
            seed.analysis.figures.iter().find(|f| f.text.chars().all(|c| c.is_ascii_digit() || c == '件'))
        else {
            continue;
        };
        let at = seed.text.char_indices().nth(figure.span.start as usize).expect("in the text").0;
        let draft = format!("{}9{}", &seed.text[..at], &seed.text[at..]);
        let analysis = mingshu::analyze(&draft);
        let before = mingshu::compare::Entry::new("a", &seed.text, &seed.analysis);
        let after = mingshu::compare::Entry::new("b", &draft, &analysis);
        let found = drafts::compare(&before, &after);
        let changed = found.pieces.iter().filter(|p| p.what != drafts::What::Same).count();
        assert_eq!(changed, 1, "{}", seed.name);
        assert!(found.figures.iter().any(|f| f.before == Some(figure.id)), "{}: {:?}", seed.name, found.figures);
    }
}
