//! The rules: every section of `tests/suite/check/*.md` is a course and what is found in it, and
//! the examples on the page of every rule are true. `UPDATE=1` writes what was found.

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use seodang::cache::Cache;
use seodang::check::{RULES, Rule};
use seodang::diagnostic::render::short;
use seodang::diagram::Other;
use seodang::load::{Request, load};
use seodang::pipeline::{Tools, build};
use support::Sandbox;

/// A fence of a case: its info string and its text.
struct Fence {
    info: String,
    text: String,
}

/// The fences of a Markdown text, whatever their length.
fn fences(text: &str) -> Vec<Fence> {
    let mut fences = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let ticks = line.len() - line.trim_start_matches('`').len();
        if ticks < 3 {
            continue;
        }
        let close = &line[..ticks];
        let body = lines.by_ref().take_while(|line| *line != close);
        let text = body.map(|line| format!("{line}\n")).collect();
        fences.push(Fence { info: line[ticks..].trim().to_owned(), text });
    }
    fences
}

/// The sections of a file of cases: their headings, and what stands below them.
fn cases(text: &str) -> Vec<(String, String)> {
    let mut cases: Vec<(String, String)> = Vec::new();
    let mut open: Option<&str> = None;
    for line in text.lines() {
        let ticks = &line[..line.len() - line.trim_start_matches('`').len()];
        match open {
            Some(close) if line == close => open = None,
            None if ticks.len() >= 3 => open = Some(ticks),
            _ => {}
        }
        match (open, line.strip_prefix("## ")) {
            (None, Some(name)) => cases.push((name.to_owned(), String::new())),
            _ => {
                if let Some((_, body)) = cases.last_mut() {
                    body.push_str(line);
                    body.push('\n');
                }
            }
        }
    }
    cases
}

/// What is found in a course of these files, a line a finding.
fn found(files: &[(impl AsRef<str>, impl AsRef<str>)]) -> String {
    let sandbox = Sandbox::new();
    for (path, text) in files {
        sandbox.write(&format!("course/{}", path.as_ref()), text.as_ref());
    }
    let inputs = load(&Request { course: sandbox.path("course"), ..Request::default() }).unwrap();
    let tools = Tools { cache: Cache::in_memory(), other: Other::here() };
    short(&build(&inputs, &tools).unwrap().findings, &inputs.sources)
}

#[test]
fn every_case_finds_what_it_says() {
    support::cases::hold("check", || {
        let mut files: Vec<(String, String)> = Vec::new();
        move |info, text| match info.split_once(' ') {
            Some((_, path)) => {
                files.push((path.to_owned(), text.to_owned()));
                text.to_owned()
            }
            None => {
                assert_eq!(info, "expect", "no part of a case");
                found(&std::mem::take(&mut files))
            }
        }
    });
}

/// The examples on a rule's page: the files of what it finds, and of what to write instead. A fence
/// of a kind with a name is that file beside the example.
fn examples(rule: &Rule) -> (Vec<Fence>, Vec<Fence>) {
    let sections = cases(rule.docs);
    let of = |title: &str| {
        let section = sections.iter().find(|(name, _)| name == title);
        let (_, body) = section.unwrap_or_else(|| panic!("{}: no section `{title}`", rule.code));
        let all = fences(body);
        assert!(!all.is_empty(), "{}: no example in `{title}`", rule.code);
        all
    };
    (of("예"), of("이렇게 고치세요"))
}

#[test]
fn the_page_of_every_rule_has_its_sections() {
    let mut last = "";
    for rule in RULES {
        for title in ["## 무엇을 확인하나요", "## 왜 문제인가요", "## 예", "## 이렇게 고치세요"]
        {
            assert!(rule.docs.contains(title), "{}: no `{title}`", rule.code);
        }
        assert!(last < rule.code, "{} is out of order", rule.code);
        last = rule.code;
    }
}

/// Files that the examples link to.
const BESIDE: &[(&str, &str)] = &[
    ("day4/README.md", "# 4일차\n"),
    ("lab.md", "# 실습\n"),
    ("images/vpc.png", ""),
    ("images/week-5.svg", ""),
    ("icons/rds.svg", ""),
];

#[test]
fn the_examples_of_every_rule_are_true() {
    for rule in RULES {
        let (wrong, right) = examples(rule);
        let title = if rule.code.starts_with("heading-") { "" } else { "# 제목\n\n" };
        let course = |example: &[Fence]| {
            if example[0].info == "text" {
                return None;
            }
            let mut files: Vec<(&str, String)> = vec![("README.md", "# 제목\n".to_owned())];
            for fence in example {
                match fence.info.as_str() {
                    "md" => files[0].1 = format!("{title}{}", fence.text),
                    "toml" => files.push(("course.toml", fence.text.clone())),
                    named => files.push((named.split_once(' ')?.1, fence.text.clone())),
                }
            }
            let files = files.iter().map(|(path, text)| (*path, text.as_str()));
            Some(found(&files.chain(BESIDE.iter().copied()).collect::<Vec<_>>()))
        };
        let mark = format!("[{}]", rule.code);
        if let Some(found) = course(&wrong) {
            assert!(found.contains(&mark), "{}: not found in its example:\n{found}", rule.code);
        }
        if let Some(found) = course(&right) {
            assert!(
                !found.contains(&mark),
                "{}: found in what to write instead:\n{found}",
                rule.code
            );
        }
    }
}

#[test]
fn every_rule_is_tried() {
    let mut tried: BTreeSet<&str> = BTreeSet::new();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let cases: String = support::tree(&tests)
        .into_iter()
        .filter(|(path, _)| path.ends_with(".md") || path.ends_with(".rs"))
        .filter(|(path, _)| !path.contains("node_modules"))
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
        .collect();
    for rule in RULES {
        if examples(rule).0[0].info != "text" || cases.contains(rule.code) {
            tried.insert(rule.code);
        }
    }
    let untried: Vec<&str> =
        RULES.iter().map(|rule| rule.code).filter(|code| !tried.contains(code)).collect();
    assert_eq!(untried, Vec::<&str>::new());
}
