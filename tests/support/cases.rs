//! Cases as data: files of Markdown whose sections hold fences of input and of what they should give.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Runs every file below `tests/suite/<folder>`. `answer` makes what answers the fences of one file,
/// in order: it gets the info string and the text of a fence, and gives the text that should stand
/// there, which is the same text for an input. With `UPDATE=1` in the environment the files are
/// written anew.
pub fn hold<A: FnMut(&str, &str) -> String>(folder: &str, answer: impl Fn() -> A) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite").join(folder);
    let mut files: Vec<_> =
        folder.read_dir().expect("the suite is there").map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut wrong = String::new();
    for file in files {
        let says = fs::read_to_string(&file).unwrap();
        let gives = answered(&says, answer());
        if gives == says {
            continue;
        }
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&file, gives).unwrap();
            continue;
        }
        let same = says.lines().zip(gives.lines()).take_while(|(a, b)| a == b).count();
        let heads = says.lines().take(same).filter(|line| line.starts_with("## "));
        let name = heads.last();
        let part = |text: &str| text.lines().skip(same).take(6).collect::<Vec<_>>().join("\n    ");
        writeln!(wrong, "{}:{} {}", file.display(), same + 1, name.unwrap_or("")).unwrap();
        writeln!(wrong, "  says\n    {}\n  gives\n    {}", part(&says), part(&gives)).unwrap();
    }
    assert!(wrong.is_empty(), "\n{wrong}UPDATE=1 writes what is given into the files");
}

/// A file with the text of every fence replaced by what is answered.
fn answered(text: &str, mut answer: impl FnMut(&str, &str) -> String) -> String {
    let mut out = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        writeln!(out, "{line}").unwrap();
        let ticks = line.len() - line.trim_start_matches('`').len();
        if ticks < 3 {
            continue;
        }
        let (closing, info) = line.split_at(ticks);
        let body = lines.by_ref().take_while(|line| *line != closing);
        let body: String = body.map(|line| format!("{line}\n")).collect();
        writeln!(out, "{}{closing}", answer(info.trim(), &body)).unwrap();
    }
    out
}
