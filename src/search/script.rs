//! Data as a script that hands it over: what works from a folder as well as from a server.

use serde::Serialize;

/// The script that gives `data` to whoever asked for `name`.
pub fn script(name: &str, data: &impl Serialize) -> String {
    let data = serde_json::to_string(data).expect("texts and numbers are JSON");
    // JSON is JavaScript but for two line ends, which older browsers refuse in a text.
    let data = data.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    format!("seodang_search({name:?},{data});\n")
}
