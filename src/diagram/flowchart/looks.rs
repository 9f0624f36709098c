//! What `style`, `classDef` and `linkStyle` ask for, as paint.

use crate::diagram::paint::{Colour, Paint, WIDEST};
use crate::diagram::problem::{Problem, ProblemCode};
use crate::text::with_particle;

use super::statement::Declaration;

/// `paint`, with what the declarations add to it. A colour that is none is a problem; a property
/// that has no meaning here is passed over.
pub fn painted(
    mut paint: Paint,
    declarations: &[Declaration],
    problems: &mut Vec<Problem>,
) -> Paint {
    for declaration in declarations {
        let value = declaration.value.trim_end_matches("!important").trim_end();
        let mut colour = || match value {
            "none" => Colour::read("transparent"),
            _ => {
                let colour = Colour::read(value);
                if colour.is_none() {
                    problems.push(no_colour(declaration, value));
                }
                colour
            }
        };
        match declaration.property.as_str() {
            "fill" | "background" | "background-color" => paint.fill = colour().or(paint.fill),
            "stroke" => paint.stroke = colour().or(paint.stroke),
            "color" => paint.text = colour().or(paint.text),
            "stroke-width" => {
                paint.width = pixels(value).map(|width| width.min(WIDEST)).or(paint.width);
            }
            "stroke-dasharray" => {
                let dash: Option<Vec<f64>> = value.split([' ', ',']).map(pixels).collect();
                paint.dash = dash.or(paint.dash);
            }
            "opacity" => paint.opacity = pixels(value).map(|o| o.clamp(0.0, 1.0)).or(paint.opacity),
            _ => {}
        }
    }
    paint
}

fn pixels(value: &str) -> Option<f64> {
    let number: f64 = value.trim().trim_end_matches("px").parse().ok()?;
    (number.is_finite() && number >= 0.0).then_some(number.min(100.0))
}

fn no_colour(declaration: &Declaration, value: &str) -> Problem {
    let message = format!("{} 색이 아닙니다", with_particle(&format!("`{value}`"), "은", "는"));
    Problem::warning(ProblemCode::DiagramValue, declaration.range.clone(), message)
        .help("색을 #e8f5e8이나 orange처럼 쓰세요")
}
