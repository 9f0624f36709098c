//! The embedded theme, and what happens to broken ones.

use std::sync::Arc;

use serde::Serialize;

use super::*;

fn files(changed: &[(&str, &str)]) -> Files {
    let bytes = |text: &str| Arc::from(text.as_bytes());
    changed.iter().map(|(path, text)| ((*path).to_owned(), bytes(text))).collect()
}

fn error(changed: &[(&str, &str)]) -> String {
    Theme::new(files(changed)).unwrap_err().to_string()
}

#[derive(Serialize)]
struct Nothing {}

#[test]
fn the_embedded_theme_is_whole() {
    let theme = Theme::new(Files::default()).unwrap();
    let assets: Vec<&str> = theme.assets().iter().map(|asset| asset.url.as_str()).collect();
    assert!(assets.contains(&theme.entry().style.as_str()), "{assets:?}");
    let style = theme.assets().iter().find(|asset| asset.url == theme.entry().style).unwrap();
    let font = theme.url("fonts/seodang-sans.woff2").unwrap().rsplit('/').next().unwrap();
    assert!(std::str::from_utf8(&style.bytes).unwrap().contains(&format!("url({font})")));
    assert!(theme.url("fonts/OFL.txt").is_some(), "the licence travels with the font");
    assert!(theme.files().all(|(path, _)| !path.ends_with(".py")));
}

#[test]
fn the_font_weighs_no_more_than_its_budget() {
    let theme = Theme::new(Files::default()).unwrap();
    let bytes = theme.file("fonts/seodang-sans.woff2").unwrap();
    assert!(bytes.len() <= 250_000, "{} bytes", bytes.len());
}

#[test]
fn a_theme_may_hold_only_the_files_it_changes() {
    let before = Theme::new(Files::default()).unwrap();
    let changed = files(&[("styles/cost.css", "/* mine */ .amount { color: red }")]);
    let after = Theme::new(changed).unwrap();
    assert_ne!(before.entry().style, after.entry().style, "another style, another name");
    assert_eq!(before.entry().script, after.entry().script);
    assert_ne!(before.fingerprint(), after.fingerprint());
}

#[test]
fn scripts_are_shipped_without_comments_and_texts_of_several_lines_as_they_are() {
    let embedded = Theme::new(Files::default()).unwrap();
    let manifest = std::str::from_utf8(embedded.file("theme.toml").unwrap()).unwrap();
    let (before, rest) = manifest.split_once("\nscripts = [").unwrap();
    let (_, after) = rest.split_once(']').unwrap();
    let manifest = format!("{before}\nscripts = [\"scripts/one.js\"]{after}");
    let shipped = |script: &str| {
        let changed = files(&[("theme.toml", &manifest), ("scripts/one.js", script)]);
        let theme = Theme::new(changed).unwrap();
        let url = &theme.entry().script;
        let asset = theme.assets().iter().find(|asset| asset.url == *url).unwrap();
        String::from_utf8(asset.bytes.to_vec()).unwrap()
    };
    assert_eq!(shipped("// a\n/** b\n * c */ d();\n\n  e(/* f */);\n"), "d();\ne(/* f */);\n;\n");
    let text = "let a = `\n  // b\n`;\n";
    assert_eq!(shipped(text), format!("{text};\n"));
}

#[test]
fn a_fault_names_its_file_and_line() {
    let cases = [
        (("templates/page.html", "a\n{% if %}"), "테마 templates/page.html:2:7: "),
        (("templates/page.html", "{% extends \"no.html\" %}"), "테마 templates/: "),
        (
            ("strings/ko.toml", "[frame]\nskpi = \"\""),
            "테마 strings/ko.toml:2:1: unknown field `skpi`",
        ),
        (("theme.toml", "styles = ["), "테마 theme.toml:1:"),
        (
            ("styles/cost.css", "a {}\nb { background: url(no.png) }"),
            "테마 styles/cost.css:2:1: `no.png` 파일이 테마에 없습니다",
        ),
    ];
    for (file, expected) in cases {
        let message = error(&[file]);
        assert!(message.starts_with(expected), "{message}");
    }
}

#[test]
fn a_name_that_the_page_lacks_is_a_fault_when_it_is_rendered() {
    let changed = files(&[("templates/sitemap.xml", "x\n  {{ nothing }}")]);
    let theme = Theme::new(changed).unwrap();
    let error = theme.render(Template::Sitemap, &Nothing {}).unwrap_err();
    assert_eq!((error.file.as_str(), error.line), ("templates/sitemap.xml", Some(2)));
}
