//! The words of a drawn diagram, for search.

use std::collections::BTreeSet;

use super::outline::Outline;

/// Every text that the picture shows, each once: those of the outline on one line, then what else
/// stands in the SVG, whose lines are joined by spaces.
pub fn texts(outline: &Outline, svg: &str) -> Vec<String> {
    let places = outline.places.iter().map(|place| place.label.as_str());
    let steps = outline.steps.iter().map(|step| step.text.as_str());
    let known = places.chain(steps).map(str::to_owned).chain(shown(svg));
    let mut met = BTreeSet::new();
    known
        .filter(|text| {
            let letters: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            !letters.is_empty() && met.insert(letters)
        })
        .collect()
}

/// What stands in the `<desc>` and `<text>` elements of an SVG.
fn shown(svg: &str) -> impl Iterator<Item = String> + '_ {
    ["desc", "text"].into_iter().flat_map(move |name| {
        let open = format!("<{name}");
        let close = format!("</{name}>");
        let parts = svg.split(&open).skip(1).map(|part| part.split(&close).next().unwrap_or(""));
        let texts: Vec<String> = parts
            .filter(|part| part.starts_with([' ', '>']))
            .map(|part| plain(part.split_once('>').map_or("", |(_, inside)| inside)))
            .collect();
        texts
    })
}

/// The text between tags. A tag that is placed begins a line.
fn plain(inside: &str) -> String {
    let mut text = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, tail) = after.split_once('>').unwrap_or((after, ""));
        if tag.contains(" x=") || tag.contains(" dy=") {
            text.push(' ');
        }
        rest = tail;
    }
    text.push_str(rest);
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let text = text.replace("&#39;", "'").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagram::{Place, PlaceSort};

    #[test]
    fn each_text_is_said_once_and_lines_are_joined() {
        let place = Place {
            id: "A".to_owned(),
            label: "긴 이름의 서버".to_owned(),
            sort: PlaceSort::Node,
            group: None,
            icon: None,
        };
        let outline = Outline { places: vec![place], ..Outline::default() };
        let svg = "<svg><text><tspan x=\"1\">긴 이름의</tspan><tspan x=\"1\">서버</tspan></text>\
                   <text x=\"1\">읽기 <tspan font-weight=\"600\">전용</tspan> &lt;a&gt;</text>\
                   <textPath>x</textPath></svg>";
        assert_eq!(texts(&outline, svg), ["긴 이름의 서버", "읽기 전용 <a>"]);
    }
}
