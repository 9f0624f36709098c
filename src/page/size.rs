//! How large pictures are: a page keeps their room before they have come.

use std::collections::BTreeMap;

use crate::text::SourcePath;

/// Width and height in pixels, by file.
pub type Sizes = BTreeMap<SourcePath, (u32, u32)>;

/// The size of a picture, read from its first bytes; `None` when they are of no known format.
pub fn size_of(path: &SourcePath, bytes: &[u8]) -> Option<(u32, u32)> {
    if path.extension().eq_ignore_ascii_case("svg") {
        return of_svg(std::str::from_utf8(bytes).ok()?);
    }
    let size = imagesize::blob_size(bytes).ok()?;
    Some((size.width.try_into().ok()?, size.height.try_into().ok()?))
}

/// The size that an SVG gives itself, else the one of its view.
fn of_svg(text: &str) -> Option<(u32, u32)> {
    let tag = text.split_once("<svg")?.1.split('>').next()?;
    let attribute = |name: &str| {
        let (_, after) = tag.split_once(&format!(" {name}="))?;
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        after[1..].split(quote).next()
    };
    let pixels = |text: &str| {
        let number: f64 = text.trim_end_matches("px").trim().parse().ok()?;
        (1.0..1e6).contains(&number).then_some(number.round() as u32)
    };
    let own = |name| attribute(name).and_then(pixels);
    if let (Some(width), Some(height)) = (own("width"), own("height")) {
        return Some((width, height));
    }
    let view: Vec<&str> =
        attribute("viewBox")?.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    let [_, _, width, height] = view.as_slice() else { return None };
    Some((pixels(width)?, pixels(height)?))
}

/// The `width` and `height` of a picture, where the author gave neither or one of them: the other
/// follows from the shape.
pub fn given(
    size: (u32, u32),
    width: Option<&str>,
    height: Option<&str>,
) -> Option<(String, String)> {
    let part = |text: &str, this: u32, other: u32| {
        let asked: u64 = text.trim_end_matches("px").trim().parse().ok()?;
        let other = (asked * u64::from(other) + u64::from(this) / 2) / u64::from(this.max(1));
        Some((asked.to_string(), other.to_string()))
    };
    match (width, height) {
        (None, None) => Some((size.0.to_string(), size.1.to_string())),
        (Some(width), None) => part(width, size.0, size.1),
        (None, Some(height)) => part(height, size.1, size.0).map(|(height, width)| (width, height)),
        (Some(_), Some(_)) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(tag: &str) -> Option<(u32, u32)> {
        size_of(&SourcePath::new("a.svg").unwrap(), tag.as_bytes())
    }

    #[test]
    fn an_svg_has_the_size_it_gives_itself_or_that_of_its_view() {
        assert_eq!(svg("<?xml?><svg width=\"40px\" height='30'>"), Some((40, 30)));
        assert_eq!(svg("<svg width=\"100%\" viewBox=\"0 0 64 32\">"), Some((64, 32)));
        assert_eq!(svg("<svg viewBox=\"0 0 64\">"), None);
        assert_eq!(svg("not a picture"), None);
    }

    #[test]
    fn a_picture_that_is_none_has_no_size() {
        assert_eq!(size_of(&SourcePath::new("a.png").unwrap(), b"text"), None);
    }

    #[test]
    fn the_side_that_was_not_given_follows_from_the_shape() {
        let sides = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(given((800, 600), None, None), sides("800", "600"));
        assert_eq!(given((800, 600), Some("400"), None), sides("400", "300"));
        assert_eq!(given((800, 600), None, Some("300")), sides("400", "300"));
        assert_eq!(given((800, 600), Some("50%"), None), None);
        assert_eq!(given((800, 600), Some("4"), Some("3")), None);
    }
}
