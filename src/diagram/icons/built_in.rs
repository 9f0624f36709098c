//! The five icons that Mermaid knows, drawn in lines of the colour of text.

use std::collections::BTreeMap;

use super::Icon;

const DRAWINGS: [(&str, &str); 5] = [
    (
        "cloud",
        r#"<path d="M7 18.5h9.5a4 4 0 0 0 .6-7.95A6 6 0 0 0 5.6 11.1 3.75 3.75 0 0 0 7 18.5z"/>"#,
    ),
    (
        "database",
        r#"<path d="M4.5 6c0-1.7 3.4-3 7.5-3s7.5 1.3 7.5 3-3.4 3-7.5 3-7.5-1.3-7.5-3zM4.5 6v12c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3V6M4.5 12c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3"/>"#,
    ),
    (
        "disk",
        r#"<path d="M5 3.5h14a1.5 1.5 0 0 1 1.5 1.5v14a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 19V5A1.5 1.5 0 0 1 5 3.5z"/><path d="M12 6.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM12 10.2a.8.8 0 1 1 0 1.6.8.8 0 0 1 0-1.6zM8.8 18h6.4"/>"#,
    ),
    (
        "internet",
        r#"<path d="M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM3 12h18M12 3c2.6 2.4 4 5.5 4 9s-1.4 6.6-4 9c-2.6-2.4-4-5.5-4-9s1.4-6.6 4-9z"/>"#,
    ),
    (
        "server",
        r#"<path d="M5 3.5h14a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1zM5 12.5h14a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1zM7.5 7.5h.01M7.5 16.5h.01M11 7.5h5.5M11 16.5h5.5"/>"#,
    ),
];

/// The icons, in a field of 24 by 24.
pub(super) fn icons() -> BTreeMap<String, Icon> {
    let lines = r#"<g fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">"#;
    DRAWINGS
        .iter()
        .map(|(name, drawing)| {
            let body = format!("{lines}{drawing}</g>");
            ((*name).to_owned(), Icon { body, view: [0.0, 0.0, 24.0, 24.0] })
        })
        .collect()
}
