//! `ARCHITECTURE.md` is true: its tables are compared with the code.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Crates that any module may name, as the text above the table says.
const FREE: [&str; 6] = ["serde", "serde_json", "toml", "rayon", "blake3", "thiserror"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The rows of the table whose header begins with `first`, cells trimmed.
fn table(first: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let lines = text.lines().skip_while(|line| !line.starts_with(&format!("| {first} |")));
    let rows = lines.skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect())
        .collect()
}

/// The words of a cell that stand in backticks.
fn names(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// One file of a module, its text without comments and without the tests at its end.
struct Code {
    path: PathBuf,
    module: String,
    text: String,
}

/// Every Rust file below `src` that belongs to a module.
fn code() -> Vec<Code> {
    let mut files = Vec::new();
    let mut waiting = vec![root().join("src")];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
        .into_iter()
        .filter_map(|path| {
            let inside = path.strip_prefix(root().join("src")).unwrap();
            let module = inside.iter().next().unwrap().to_str().unwrap().to_owned();
            let text = fs::read_to_string(&path).unwrap();
            let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            let text: String = lines.map(|line| format!("{line}\n")).collect();
            let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
            (module != "lib.rs" && module != "main.rs").then_some(Code { path, module, text })
        })
        .collect()
}

/// The identifiers that stand right before `::` in `text`, at the start of a path.
fn path_heads(text: &str) -> BTreeSet<String> {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.match_indices("::")
        .filter_map(|(at, _)| {
            let head = &text[..at];
            let start = head.len() - head.chars().rev().take_while(|c| word(*c)).count();
            let before = &head[..start];
            (start < at && !before.ends_with("::")).then(|| head[start..].to_owned())
        })
        .collect()
}

#[test]
fn modules_use_only_lower_layers_and_what_stands_left_of_them() {
    let order: Vec<String> = table("layer").iter().flat_map(|row| names(&row[1])).collect();
    let position = |module: &str| order.iter().position(|name| name == module);
    let mut faults = Vec::new();
    for Code { path, module, text } in code() {
        let Some(own) = position(&module) else {
            faults.push(format!("{}: `{module}` is in no layer", path.display()));
            continue;
        };
        // `use crate::{a, b}` is not written here: one module a line.
        for used in text.split("crate::").skip(1) {
            let letters = used.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_');
            let used: String = letters.collect();
            if position(&used).is_none_or(|used| used > own) {
                faults.push(format!("{}: `{module}` uses `{used}`", path.display()));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn every_module_of_the_table_is_there() {
    for row in table("layer") {
        for name in names(&row[1]) {
            assert!(root().join("src").join(&name).join("mod.rs").exists(), "{name}");
        }
    }
}

#[test]
fn each_outside_crate_is_named_by_its_module_alone() {
    let owners: BTreeMap<String, String> = table("crate")
        .iter()
        .flat_map(|row| {
            let module = names(&row[1]).remove(0);
            names(&row[0]).into_iter().map(move |name| (name.replace('-', "_"), module.clone()))
        })
        .collect();
    let manifest: toml::Table =
        toml::from_str(&fs::read_to_string(root().join("Cargo.toml")).unwrap()).unwrap();
    let mut crates: BTreeSet<String> =
        manifest["dependencies"].as_table().unwrap().keys().cloned().collect();
    for target in manifest["target"].as_table().unwrap().values() {
        crates.extend(target["dependencies"].as_table().unwrap().keys().cloned());
    }
    let crates: BTreeSet<String> = crates.iter().map(|name| name.replace('-', "_")).collect();
    let known: BTreeSet<String> = owners.keys().cloned().chain(FREE.map(str::to_owned)).collect();
    assert_eq!(crates, known, "Cargo.toml and the table name the same crates");

    let mut faults = Vec::new();
    let mut used = BTreeSet::new();
    for Code { path, module, text } in code() {
        for head in path_heads(&text) {
            if let Some(owner) = owners.get(&head) {
                used.insert(head.clone());
                if *owner != module {
                    faults.push(format!("{}: `{head}` belongs to `{owner}`", path.display()));
                }
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(used, owners.into_keys().collect(), "a crate that nobody names");
}

#[test]
fn files_begin_with_a_sentence_and_import_no_globs() {
    let mut faults = Vec::new();
    for Code { path, text, .. } in code() {
        if !fs::read_to_string(&path).unwrap().starts_with("//! ") {
            faults.push(format!("{}: no `//!` sentence", path.display()));
        }
        let own_tests = path.file_name().is_some_and(|name| name == "tests.rs");
        let globs = text.lines().any(|line| line.starts_with("use ") && line.contains("::*"));
        if globs && !own_tests {
            faults.push(format!("{}: a glob import", path.display()));
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}
