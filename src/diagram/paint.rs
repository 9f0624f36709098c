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
    /// Width of border or line in pixels.
    pub width: Option<f64>,
    /// Lengths of dash and gap in pixels.
    pub dash: Option<Vec<f64>>,
    /// 0 to 1, of the inside: text stays solid.
    pub opacity: Option<f64>,
}

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

impl Paint {
    /// These colours, changed where text could not be read: an author's text colour holds when it
    /// stands out from the author's fill, else black or white does; without a fill it becomes the
    /// theme's ink of the nearest hue, which knows light and dark.
    pub fn looks(&self, ground: Ground) -> Looks {
        let mut looks = Looks::default();
        let opacity = self.opacity.unwrap_or(1.0).clamp(0.0, 1.0);
        let fill = self.fill.map(|fill| Colour { alpha: fill.alpha * opacity, ..fill });
        match (fill, ground) {
            (Some(fill), Ground::Solid) if fill.alpha >= 0.5 => {
                let fill = fill.over(WHITE);
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
            let stroke = if stroke.alpha > 0.0 { stroke.over(WHITE).hex() } else { "none".into() };
            looks.outline.push(("stroke", stroke));
        }
        if let Some(width) = self.width {
            looks.outline.push(("stroke-width", format!("{}", width.clamp(0.0, 12.0))));
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
    let [red, green, blue] = colour.rgb.map(f64::from);
    let (least, most) = (red.min(green).min(blue), red.max(green).max(blue));
    let range = most - least;
    if range < 40.0 {
        return "ink-plain";
    }
    let hue = if most == red {
        60.0 * ((green - blue) / range).rem_euclid(6.0)
    } else if most == green {
        60.0 * ((blue - red) / range + 2.0)
    } else {
        60.0 * ((red - green) / range + 4.0)
    };
    match hue {
        15.0..45.0 => "ink-orange",
        45.0..70.0 => "ink-yellow",
        70.0..165.0 => "ink-green",
        165.0..255.0 => "ink-blue",
        255.0..345.0 => "ink-purple",
        _ => "ink-red",
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
}
