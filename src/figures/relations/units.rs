//! Which measure words may count the same things: a total in 个 and its parts in 家.

/// Measure words that go together in a total and its parts. To add one: append it to its row.
const ALIKE: &[&[&str]] = &[
    &["个", "家", "户", "所", "处", "座", "间", "栋", "站", "点位"],
    &["件", "起", "宗", "例", "桩", "份", "部", "篇", "条", "项"],
    &["人", "名", "位"],
    &["次", "场", "场次", "期", "轮", "批次"],
    &["人次"],
];

/// The row of a unit; no unit and one that goes with itself only have none.
pub fn row(unit: Option<&str>) -> Option<usize> {
    unit.and_then(|unit| ALIKE.iter().position(|row| row.contains(&unit)))
}
