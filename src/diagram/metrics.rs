//! Advance widths of the shipped font and of its fallback.

use super::text::Weight;

/// The width of `text` in ems: for every character the larger of both fonts.
pub fn ems(text: &str, weight: Weight) -> f64 {
    let extra = match weight {
        Weight::Regular => 1.0,
        Weight::Bold => 1.06,
    };
    text.chars().map(character).sum::<f64>() * extra
}

/// Whether a character takes no room of its own but changes the one before it.
pub fn joins(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' | '\u{300}'..='\u{36f}'
        | '\u{1f3fb}'..='\u{1f3ff}' | '\u{20e3}' | '\u{1160}'..='\u{11ff}')
}

fn character(character: char) -> f64 {
    match character {
        _ if joins(character) => 0.0,
        ' ' => 0.26,
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'I' => 0.3,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.95,
        'A'..='Z' => 0.72,
        '!'..='~' => 0.6,
        '\u{1f000}'.. => 1.4,
        '\u{1100}'.. => 1.0,
        _ => 0.7,
    }
}
