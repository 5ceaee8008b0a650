//! The shapes of a chart as elements of the page.

use crate::charts::{Chart, LETTERS, Shape};
use yew::prelude::*;

/// `words` tell what is in it to those who cannot see it.
pub fn draw(chart: &Chart, words: String) -> Html {
    let n = |v: f64| format!("{}", (v * 10.0).round() / 10.0);
    let fill = |rough: bool| if rough { "none" } else { "currentColor" };
    let stroke = |rough: bool| rough.then_some("currentColor");
    let dash = |rough: bool| rough.then_some("3 2");
    let shapes = chart.shapes.iter().map(|shape| match shape {
        Shape::Rect { x, y, width, height, rough } => html! {
            <rect class="mark" x={n(*x)} y={n(*y)} width={n(*width)} height={n(*height)} fill={fill(*rough)}
                stroke={stroke(*rough)} stroke-dasharray={dash(*rough)} />
        },
        Shape::Line { x1, y1, x2, y2, axis } => html! {
            <line x1={n(*x1)} y1={n(*y1)} x2={n(*x2)} y2={n(*y2)} stroke="currentColor"
                stroke-width={if *axis { "0.5" } else { "1.5" }} />
        },
        Shape::Dot { x, y, rough } => html! {
            <circle class="mark" cx={n(*x)} cy={n(*y)} r="3.5" fill={fill(*rough)} stroke={stroke(*rough)}
                stroke-dasharray={dash(*rough)} />
        },
        Shape::Words { x, y, anchor, words } => html! {
            <text x={n(*x)} y={n(*y)} text-anchor={anchor.name()} fill="currentColor">{ words.clone() }</text>
        },
    });
    html! {
        <svg class="chart" role="img" aria-label={words} viewBox={format!("0 0 {} {}", n(chart.width), n(chart.height))}
            width={n(chart.width)} height={n(chart.height)} font-size={LETTERS.to_string()}>
            { for shapes }
        </svg>
    }
}
