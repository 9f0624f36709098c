//! Packs of icons in Iconify's JSON format.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};
use serde::Deserialize;
use thiserror::Error;

use super::{ID_MARK, Icon};
use crate::diagram::problem::named;

/// Why a pack cannot be used.
#[derive(Debug, Error)]
pub enum PackError {
    /// It is not JSON, or not of Iconify's shape.
    #[error("Iconify JSON이 아닙니다: {0}")]
    Json(#[from] serde_json::Error),
    /// An icon's body is not well-formed.
    #[error("아이콘 `{0}`의 SVG가 온전하지 않습니다")]
    Broken(String),
    /// An icon holds an element that could run or load something.
    #[error("아이콘 `{0}`에 쓸 수 없는 요소 {element} 있습니다", element = named(.1, "이", "가"))]
    Unsafe(String, String),
}

#[derive(Deserialize)]
struct Pack {
    prefix: String,
    icons: BTreeMap<String, Body>,
    #[serde(default)]
    aliases: BTreeMap<String, Alias>,
    width: Option<f64>,
    height: Option<f64>,
}

#[derive(Deserialize)]
struct Body {
    body: String,
    left: Option<f64>,
    top: Option<f64>,
    width: Option<f64>,
    height: Option<f64>,
}

#[derive(Deserialize)]
struct Alias {
    parent: String,
}

/// Elements that draw and do nothing else.
const ELEMENTS: [&str; 21] = [
    "g",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "defs",
    "stop",
    "linearGradient",
    "radialGradient",
    "clipPath",
    "mask",
    "symbol",
    "use",
    "title",
    "desc",
    "text",
    "tspan",
    "pattern",
];

/// Side of an icon whose size is not said; Iconify's default.
const SIDE: f64 = 16.0;

/// The icons of a pack, by `prefix:name`.
pub(super) fn read(json: &str) -> Result<BTreeMap<String, Icon>, PackError> {
    let pack: Pack = serde_json::from_str(json)?;
    let mut icons = BTreeMap::new();
    for (name, body) in &pack.icons {
        let width = body.width.or(pack.width).unwrap_or(SIDE);
        let height = body.height.or(pack.height).unwrap_or(SIDE);
        let view = [body.left.unwrap_or(0.0), body.top.unwrap_or(0.0), width, height];
        icons.insert(name.clone(), Icon { body: safe(name, &body.body)?, view });
    }
    for (name, alias) in pack.aliases {
        if let Some(icon) = icons.get(&alias.parent).cloned() {
            icons.entry(name).or_insert(icon);
        }
    }
    Ok(icons.into_iter().map(|(name, icon)| (format!("{}:{name}", pack.prefix), icon)).collect())
}

/// The body with only elements that draw, and marks before its ids.
fn safe(name: &str, body: &str) -> Result<String, PackError> {
    let whole = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{body}</svg>"
    );
    let document = Document::parse(&whole).map_err(|_| PackError::Broken(name.to_owned()))?;
    let mut out = String::new();
    for child in document.root_element().children() {
        write(name, child, &mut out)?;
    }
    Ok(out)
}

fn write(name: &str, node: Node<'_, '_>, out: &mut String) -> Result<(), PackError> {
    if node.is_text() {
        out.push_str(&crate::html::escape(node.text().unwrap_or("")));
    }
    if !node.is_element() {
        return Ok(());
    }
    let element = node.tag_name().name();
    if !ELEMENTS.contains(&element) {
        return Err(PackError::Unsafe(name.to_owned(), element.to_owned()));
    }
    out.push('<');
    out.push_str(element);
    for attribute in node.attributes() {
        let key = attribute.name();
        let value = attribute.value().replace(ID_MARK, "");
        let value = match key {
            "id" => format!("{ID_MARK}{value}"),
            // A reference stays within the picture.
            "href" => match value.strip_prefix('#') {
                Some(id) => format!("#{ID_MARK}{id}"),
                None => continue,
            },
            "style" | "class" => continue,
            key if key.starts_with("on") => continue,
            _ => value.replace("url(#", &format!("url(#{ID_MARK}")),
        };
        out.push_str(&format!(" {key}=\"{}\"", crate::html::escape(&value)));
    }
    if node.has_children() {
        out.push('>');
        for child in node.children() {
            write(name, child, out)?;
        }
        out.push_str(&format!("</{element}>"));
    } else {
        out.push_str("/>");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_marked_and_what_runs_is_refused() {
        let icons = read(
            r##"{"prefix":"p","width":10,"height":10,"icons":{"a":{"body":"<defs><linearGradient id=\"g\"/></defs><path onclick=\"x\" fill=\"url(#g)\" d=\"M0 0\"/>"}},"aliases":{"b":{"parent":"a"}}}"##,
        )
        .unwrap();
        assert_eq!(
            icons["p:b"].body,
            "<defs><linearGradient id=\"\u{1}g\"/></defs><path fill=\"url(#\u{1}g)\" d=\"M0 0\"/>"
        );
        assert_eq!(icons["p:a"].view, [0.0, 0.0, 10.0, 10.0]);
        let script = r#"{"prefix":"p","icons":{"a":{"body":"<script>1</script>"}}}"#;
        assert!(matches!(read(script), Err(PackError::Unsafe(..))));
        assert!(matches!(read("{}"), Err(PackError::Json(_))));
        let broken = r#"{"prefix":"p","icons":{"a":{"body":"<g>"}}}"#;
        assert!(matches!(read(broken), Err(PackError::Broken(_))));
    }
}
