//! What an author asks for in colours, and what becomes of them so that they can be read.

use serde::{Deserialize, Serialize};

pub use super::colour::Colour;

/// What an author asks for with `style`, `classDef`, `linkStyle` or `rect rgb(…)`; what is `None`
/// is left to the theme.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Paint {
    /// Inside.
    pub fill: Option<Colour>,
    /// Border, or the line itself.
    pub stroke: Option<Colour>,
    /// Text.
    pub text: Option<Colour>,
    /// Width of border or line in pixels; what authors write is at most [`WIDEST`].
    pub width: Option<f64>,
    /// Lengths of dash and gap in pixels.
    pub dash: Option<Vec<f64>>,
    /// 0 to 1, of the inside: text stays solid.
    pub opacity: Option<f64>,
}

/// The widest border or line that an author may ask for, in pixels.
pub const WIDEST: f64 = 12.0;

/// What a fill has to bear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Texts alone: the fill is drawn as asked for, and the text is fitted to it.
    Solid,
    /// Lines, texts and shapes of the theme's colours: the fill is thinned so that both the light
    /// and the dark ones stand out.
    Wash,
    /// Nothing: there is no fill.
    None,
}

/// A paint as attributes and classes of SVG elements.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Looks {
    /// Classes of the whole.
    pub classes: Vec<&'static str>,
    /// Attributes of the outline.
    pub outline: Vec<(&'static str, String)>,
    /// Attributes of the texts.
    pub text: Vec<(&'static str, String)>,
}

const WHITE: Colour = Colour::new(0xff, 0xff, 0xff);
/// Fills of more than this luminance glare on a dark page: the theme puts a dark one of the same
/// hue in their place there.
const GLARING: f64 = 0.5;
/// Lines of less than this luminance vanish on a dark page.
const VANISHING: f64 = 0.12;

impl Paint {
    /// These colours, changed where text could not be read: an author's text colour holds when it
    /// stands out from the author's fill, else black or white does; without a fill it becomes the
    /// theme's ink of the nearest hue, which knows light and dark. A fill that would glare on a dark
    /// page and a line that would vanish there get classes by which the theme changes them.
    pub fn looks(&self, ground: Ground) -> Looks {
        let mut looks = Looks::default();
        let opacity = self.opacity.unwrap_or(1.0).clamp(0.0, 1.0);
        let fill = self.fill.map(|fill| Colour { alpha: fill.alpha * opacity, ..fill });
        match (fill, ground) {
            (Some(fill), Ground::Solid) if fill.alpha >= 0.5 => {
                let fill = fill.over(WHITE);
                if fill.luminance() > GLARING {
                    looks.classes.extend(["pale", pale(fill)]);
                }
                looks.outline.push(("fill", fill.hex()));
                looks.text.push(("fill", fill.readable(self.text).hex()));
            }
            (Some(fill), Ground::Wash | Ground::Solid) if fill.alpha > 0.0 => {
                looks.classes.push(if fill.luminance() > 0.4 { "wash-pale" } else { "wash-deep" });
                looks.outline.push(("fill", fill.hex()));
                looks.classes.extend(self.text.map(ink));
            }
            (Some(_), Ground::Wash | Ground::Solid) => {
                looks.outline.push(("fill", "none".to_owned()));
                looks.classes.extend(self.text.map(ink));
            }
            _ => looks.classes.extend(self.text.map(ink)),
        }
        if let Some(stroke) = self.stroke {
            let solid = stroke.over(WHITE);
            if stroke.alpha > 0.0 && solid.luminance() < VANISHING {
                looks.classes.push("deep-line");
            }
            let stroke = if stroke.alpha > 0.0 { solid.hex() } else { "none".into() };
            looks.outline.push(("stroke", stroke));
        }
        if let Some(width) = self.width {
            looks
                .outline
                .push(("stroke-width", format!("{}", (width.max(0.0) * 100.0).round() / 100.0)));
        }
        if let Some(dash) = &self.dash {
            let lengths: Vec<String> =
                dash.iter().take(8).map(|length| format!("{}", length.clamp(0.0, 100.0))).collect();
            looks.outline.push(("stroke-dasharray", lengths.join(" ")));
        }
        looks
    }
}

/// The class of the theme's ink that is nearest in hue.
fn ink(colour: Colour) -> &'static str {
    let (least, most) = colour.range();
    if most - least < 40 {
        return "ink-plain";
    }
    match colour.hue() {
        15.0..45.0 => "ink-orange",
        45.0..70.0 => "ink-yellow",
        70.0..165.0 => "ink-green",
        165.0..255.0 => "ink-blue",
        255.0..345.0 => "ink-purple",
        _ => "ink-red",
    }
}

/// The class of the theme's dark ground that is nearest in hue to a pale fill.
fn pale(fill: Colour) -> &'static str {
    let (least, most) = fill.range();
    // What is left to white bounds how much colour a pale fill can have.
    if f64::from(most - least)
        < 0.12 * f64::from(510 - u16::from(most) - u16::from(least)).max(40.0)
    {
        return if least > 250 { "pale-white" } else { "pale-grey" };
    }
    match fill.hue() {
        14.0..43.0 => "pale-orange",
        43.0..72.0 => "pale-yellow",
        72.0..160.0 => "pale-green",
        160.0..192.0 => "pale-teal",
        192.0..250.0 => "pale-blue",
        250.0..322.0 => "pale-purple",
        _ => "pale-red",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_on_any_fill_can_be_read() {
        for rgb in (0..=255u8).step_by(15) {
            for blue in (0..=255u8).step_by(51) {
                let fill = Colour::new(rgb, 255 - rgb, blue);
                let paint = Paint {
                    fill: Some(fill),
                    text: Some(Colour::new(0xff, 0xff, 0xff)),
                    ..Paint::default()
                };
                let looks = paint.looks(Ground::Solid);
                let ink = Colour::read(&looks.text[0].1).unwrap();
                assert!(ink.contrast(fill) >= 4.5, "{}", fill.hex());
            }
        }
    }

    #[test]
    fn pale_fills_keep_their_hue_and_dark_lines_are_seen_on_a_dark_page() {
        for (fill, stroke, classes) in [
            ("#e8f5e8", None, "pale pale-green"),
            ("#ffebee", Some("#333"), "pale pale-red deep-line"),
            ("#fff3e0", Some("#f66"), "pale pale-orange"),
            ("#fff9c4", None, "pale pale-yellow"),
            ("#e3f2fd", None, "pale pale-blue"),
            ("#e0f7fa", None, "pale pale-teal"),
            ("#f3e5f5", None, "pale pale-purple"),
            ("#fff", None, "pale pale-white"),
            ("#f5f5f5", None, "pale pale-grey"),
            ("#ff9800", Some("none"), ""),
            ("#4caf50", None, ""),
            ("#1a237e", Some("#000"), "deep-line"),
        ] {
            let paint = Paint {
                fill: Colour::read(fill),
                stroke: stroke.and_then(Colour::read),
                ..Paint::default()
            };
            assert_eq!(paint.looks(Ground::Solid).classes.join(" "), classes, "{fill}");
        }
    }
}
