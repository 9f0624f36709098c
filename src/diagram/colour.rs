//! Colours: read as CSS writes them, laid over each other, compared.

use serde::{Deserialize, Serialize};

/// An opaque or see-through colour.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Colour {
    /// Red, green and blue, 0 to 255.
    pub rgb: [u8; 3],
    /// 0 is clear, 1 is solid.
    pub alpha: f64,
}

const INK: Colour = Colour::new(0x1a, 0x1c, 0x1f);
const WHITE: Colour = Colour::new(0xff, 0xff, 0xff);
const BLACK: Colour = Colour::new(0, 0, 0);

impl Colour {
    /// A solid colour.
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { rgb: [red, green, blue], alpha: 1.0 }
    }

    /// Reads a colour as CSS writes it: `#rgb`, `#rrggbb` (both also with alpha), `rgb(…)`, `rgba(…)`,
    /// `hsl(…)`, `hsla(…)`, a name of CSS Color 4, or `transparent`. `None` when it is no colour.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        if let Some(digits) = text.strip_prefix('#') {
            return Self::from_hex(digits);
        }
        if let Some((function, rest)) = text.split_once('(') {
            return Self::from_function(function.trim_end(), rest.strip_suffix(')')?);
        }
        if text == "transparent" {
            return Some(Self { rgb: [0, 0, 0], alpha: 0.0 });
        }
        let at = NAMES.binary_search_by_key(&text.as_str(), |(name, _)| name).ok()?;
        let [_, red, green, blue] = u32::to_be_bytes(NAMES[at].1);
        Some(Self { rgb: [red, green, blue], alpha: 1.0 })
    }

    /// `#rrggbb`
    pub fn hex(self) -> String {
        let [red, green, blue] = self.rgb;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// This colour laid over a solid one.
    pub fn over(self, ground: Self) -> Self {
        let mix = |at: usize| {
            let (top, below) = (f64::from(self.rgb[at]), f64::from(ground.rgb[at]));
            (top * self.alpha + below * (1.0 - self.alpha)).round() as u8
        };
        Self::new(mix(0), mix(1), mix(2))
    }

    /// Relative luminance (WCAG 2): 0 is black, 1 is white.
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.rgb.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The least and the most of red, green and blue.
    pub fn range(self) -> (u8, u8) {
        let [red, green, blue] = self.rgb;
        (red.min(green).min(blue), red.max(green).max(blue))
    }

    /// In degrees, as HSL counts them; zero for a grey.
    pub fn hue(self) -> f64 {
        let [red, green, blue] = self.rgb.map(f64::from);
        let (least, most) = self.range();
        let range = f64::from(most - least);
        if range == 0.0 {
            0.0
        } else if red == f64::from(most) {
            60.0 * ((green - blue) / range).rem_euclid(6.0)
        } else if green == f64::from(most) {
            60.0 * ((blue - red) / range + 2.0)
        } else {
            60.0 * ((red - green) / range + 4.0)
        }
    }

    /// Contrast with another solid colour (WCAG 2): 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// A colour for text on this solid one: the one asked for when it can be read (contrast 4.5,
    /// WCAG 2 level AA), else a dark or a light one.
    pub fn readable(self, asked: Option<Self>) -> Self {
        let asked = asked.map(|asked| asked.over(self));
        let inks = asked.into_iter().chain([INK, WHITE]);
        inks.into_iter().find(|ink| ink.contrast(self) >= 4.5).unwrap_or(BLACK)
    }

    fn from_hex(digits: &str) -> Option<Self> {
        let digits: Vec<u8> = digits
            .chars()
            .map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect::<Option<_>>()?;
        let bytes: Vec<u8> = match digits.len() {
            3 | 4 => digits.iter().map(|digit| digit * 17).collect(),
            6 | 8 => digits.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect(),
            _ => return None,
        };
        let alpha = bytes.get(3).map_or(1.0, |alpha| f64::from(*alpha) / 255.0);
        Some(Self { rgb: [bytes[0], bytes[1], bytes[2]], alpha })
    }

    fn from_function(name: &str, inside: &str) -> Option<Self> {
        let parts: Vec<&str> =
            inside.split([',', '/', ' ']).filter(|part| !part.is_empty()).collect();
        let [first, second, third, rest @ ..] = parts.as_slice() else { return None };
        let alpha = match rest {
            [] => 1.0,
            [alpha] => amount(alpha, 1.0)?.clamp(0.0, 1.0),
            _ => return None,
        };
        let rgb = match name {
            "rgb" | "rgba" => {
                [amount(first, 255.0)?, amount(second, 255.0)?, amount(third, 255.0)?].map(byte)
            }
            "hsl" | "hsla" => {
                let hue: f64 = first.strip_suffix("deg").unwrap_or(first).parse().ok()?;
                let part = |text: &str| Some(amount(text.strip_suffix('%')?, 1.0)? / 100.0);
                from_hue(hue, part(second)?.clamp(0.0, 1.0), part(third)?.clamp(0.0, 1.0))
            }
            _ => return None,
        };
        Some(Self { rgb, alpha })
    }
}

/// A number, or a percentage of `whole`.
fn amount(text: &str, whole: f64) -> Option<f64> {
    let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
    match text.strip_suffix('%') {
        Some(percent) => Some(number(percent)? * whole / 100.0),
        None => number(text),
    }
}

fn byte(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

/// The formula of CSS Color 4, section 7.1.
fn from_hue(hue: f64, saturation: f64, lightness: f64) -> [u8; 3] {
    let reach = saturation * lightness.min(1.0 - lightness);
    [0.0, 8.0, 4.0].map(|offset| {
        let k = (offset + hue / 30.0).rem_euclid(12.0);
        byte(255.0 * (lightness - reach * (k - 3.0).min(9.0 - k).clamp(-1.0, 1.0)))
    })
}

/// The named colours of CSS Color 4, by name.
const NAMES: [(&str, u32); 148] = [
    ("aliceblue", 0xf0f8ff),
    ("antiquewhite", 0xfaebd7),
    ("aqua", 0x00ffff),
    ("aquamarine", 0x7fffd4),
    ("azure", 0xf0ffff),
    ("beige", 0xf5f5dc),
    ("bisque", 0xffe4c4),
    ("black", 0x000000),
    ("blanchedalmond", 0xffebcd),
    ("blue", 0x0000ff),
    ("blueviolet", 0x8a2be2),
    ("brown", 0xa52a2a),
    ("burlywood", 0xdeb887),
    ("cadetblue", 0x5f9ea0),
    ("chartreuse", 0x7fff00),
    ("chocolate", 0xd2691e),
    ("coral", 0xff7f50),
    ("cornflowerblue", 0x6495ed),
    ("cornsilk", 0xfff8dc),
    ("crimson", 0xdc143c),
    ("cyan", 0x00ffff),
    ("darkblue", 0x00008b),
    ("darkcyan", 0x008b8b),
    ("darkgoldenrod", 0xb8860b),
    ("darkgray", 0xa9a9a9),
    ("darkgreen", 0x006400),
    ("darkgrey", 0xa9a9a9),
    ("darkkhaki", 0xbdb76b),
    ("darkmagenta", 0x8b008b),
    ("darkolivegreen", 0x556b2f),
    ("darkorange", 0xff8c00),
    ("darkorchid", 0x9932cc),
    ("darkred", 0x8b0000),
    ("darksalmon", 0xe9967a),
    ("darkseagreen", 0x8fbc8f),
    ("darkslateblue", 0x483d8b),
    ("darkslategray", 0x2f4f4f),
    ("darkslategrey", 0x2f4f4f),
    ("darkturquoise", 0x00ced1),
    ("darkviolet", 0x9400d3),
    ("deeppink", 0xff1493),
    ("deepskyblue", 0x00bfff),
    ("dimgray", 0x696969),
    ("dimgrey", 0x696969),
    ("dodgerblue", 0x1e90ff),
    ("firebrick", 0xb22222),
    ("floralwhite", 0xfffaf0),
    ("forestgreen", 0x228b22),
    ("fuchsia", 0xff00ff),
    ("gainsboro", 0xdcdcdc),
    ("ghostwhite", 0xf8f8ff),
    ("gold", 0xffd700),
    ("goldenrod", 0xdaa520),
    ("gray", 0x808080),
    ("green", 0x008000),
    ("greenyellow", 0xadff2f),
    ("grey", 0x808080),
    ("honeydew", 0xf0fff0),
    ("hotpink", 0xff69b4),
    ("indianred", 0xcd5c5c),
    ("indigo", 0x4b0082),
    ("ivory", 0xfffff0),
    ("khaki", 0xf0e68c),
    ("lavender", 0xe6e6fa),
    ("lavenderblush", 0xfff0f5),
    ("lawngreen", 0x7cfc00),
    ("lemonchiffon", 0xfffacd),
    ("lightblue", 0xadd8e6),
    ("lightcoral", 0xf08080),
    ("lightcyan", 0xe0ffff),
    ("lightgoldenrodyellow", 0xfafad2),
    ("lightgray", 0xd3d3d3),
    ("lightgreen", 0x90ee90),
    ("lightgrey", 0xd3d3d3),
    ("lightpink", 0xffb6c1),
    ("lightsalmon", 0xffa07a),
    ("lightseagreen", 0x20b2aa),
    ("lightskyblue", 0x87cefa),
    ("lightslategray", 0x778899),
    ("lightslategrey", 0x778899),
    ("lightsteelblue", 0xb0c4de),
    ("lightyellow", 0xffffe0),
    ("lime", 0x00ff00),
    ("limegreen", 0x32cd32),
    ("linen", 0xfaf0e6),
    ("magenta", 0xff00ff),
    ("maroon", 0x800000),
    ("mediumaquamarine", 0x66cdaa),
    ("mediumblue", 0x0000cd),
    ("mediumorchid", 0xba55d3),
    ("mediumpurple", 0x9370db),
    ("mediumseagreen", 0x3cb371),
    ("mediumslateblue", 0x7b68ee),
    ("mediumspringgreen", 0x00fa9a),
    ("mediumturquoise", 0x48d1cc),
    ("mediumvioletred", 0xc71585),
    ("midnightblue", 0x191970),
    ("mintcream", 0xf5fffa),
    ("mistyrose", 0xffe4e1),
    ("moccasin", 0xffe4b5),
    ("navajowhite", 0xffdead),
    ("navy", 0x000080),
    ("oldlace", 0xfdf5e6),
    ("olive", 0x808000),
    ("olivedrab", 0x6b8e23),
    ("orange", 0xffa500),
    ("orangered", 0xff4500),
    ("orchid", 0xda70d6),
    ("palegoldenrod", 0xeee8aa),
    ("palegreen", 0x98fb98),
    ("paleturquoise", 0xafeeee),
    ("palevioletred", 0xdb7093),
    ("papayawhip", 0xffefd5),
    ("peachpuff", 0xffdab9),
    ("peru", 0xcd853f),
    ("pink", 0xffc0cb),
    ("plum", 0xdda0dd),
    ("powderblue", 0xb0e0e6),
    ("purple", 0x800080),
    ("rebeccapurple", 0x663399),
    ("red", 0xff0000),
    ("rosybrown", 0xbc8f8f),
    ("royalblue", 0x4169e1),
    ("saddlebrown", 0x8b4513),
    ("salmon", 0xfa8072),
    ("sandybrown", 0xf4a460),
    ("seagreen", 0x2e8b57),
    ("seashell", 0xfff5ee),
    ("sienna", 0xa0522d),
    ("silver", 0xc0c0c0),
    ("skyblue", 0x87ceeb),
    ("slateblue", 0x6a5acd),
    ("slategray", 0x708090),
    ("slategrey", 0x708090),
    ("snow", 0xfffafa),
    ("springgreen", 0x00ff7f),
    ("steelblue", 0x4682b4),
    ("tan", 0xd2b48c),
    ("teal", 0x008080),
    ("thistle", 0xd8bfd8),
    ("tomato", 0xff6347),
    ("turquoise", 0x40e0d0),
    ("violet", 0xee82ee),
    ("wheat", 0xf5deb3),
    ("white", 0xffffff),
    ("whitesmoke", 0xf5f5f5),
    ("yellow", 0xffff00),
    ("yellowgreen", 0x9acd32),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_colour_is_read() {
        let solid = |rgb| Some(Colour { rgb, alpha: 1.0 });
        for (text, colour) in [
            ("#fff", solid([255, 255, 255])),
            ("#E8F5e8", solid([232, 245, 232])),
            ("#00000080", Some(Colour { rgb: [0, 0, 0], alpha: 128.0 / 255.0 })),
            ("rgb(200,220, 255)", solid([200, 220, 255])),
            ("rgba(0 50% 100% / 50%)", Some(Colour { rgb: [0, 128, 255], alpha: 0.5 })),
            ("hsl(120, 100%, 25%)", solid([0, 128, 0])),
            ("Aqua", solid([0, 255, 255])),
            ("transparent", Some(Colour { rgb: [0, 0, 0], alpha: 0.0 })),
            ("#12", None),
            ("#ffg", None),
            ("rgb(1,2)", None),
            ("내부망", None),
            ("", None),
        ] {
            assert_eq!(Colour::read(text), colour, "{text}");
        }
    }
}
