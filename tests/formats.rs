//! What `check` prints for other programs, and what it leaves out because it is known.

mod support;

use serde_json::Value;
use support::Sandbox;

const PAGE: &str = "# 비용, 100%: 모두\n\nRDS 한 달: $0.068 × 730 × 2 = $90.28\n\n\
    | 항목 | 사용 시간 | 단가 | 비용 |\n|---|---|---|---|\n\
    | EC2 | 2시간 | $0.0104/hour | $0.0208 |\n| ALB | 2시간 | $0.0225/hour | $0.0540 |\n\
    | **합계** | | | **$0.0748** |\n";

fn course() -> Sandbox {
    Sandbox::new().file("course/5주차, 1:2%/README.md", PAGE)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn a_finding_tells_what_is_stated_and_expected_and_why() {
    let run = course().run(&["check", "--format", "json"]);
    assert_eq!(run.code, 1, "{run:?}");
    let report = json(&run.stdout);
    let finding = &report["findings"][1];
    let expected = serde_json::json!({
        "code": "cost-amount",
        "severity": "error",
        "file": "5주차, 1:2%/README.md",
        "line": 8,
        "column": 30,
        "endLine": 8,
        "endColumn": 37,
        "message": "적힌 값은 $0.0540인데 계산하면 $0.0450입니다",
        "label": null,
        "help": "$0.0450로 고치세요",
        "stated": "$0.0540",
        "expected": "$0.0450",
        "exact": "0.045",
        "computation": "2시간 × $0.0225/hour = $0.045",
        "related": [{
            "file": "5주차, 1:2%/README.md",
            "line": 9,
            "column": 18,
            "message": "$0.0748도 이 값에서 나왔습니다. 함께 $0.0658로 바뀝니다",
            "fix": { "line": 9, "column": 18, "endLine": 9, "endColumn": 25, "text": "$0.0658" },
        }],
        "fix": { "line": 8, "column": 30, "endLine": 8, "endColumn": 37, "text": "$0.0450" },
    });
    assert_eq!(*finding, expected, "{finding:#}");
}

#[test]
fn annotations_are_escaped_and_stand_at_their_lines() {
    let run = course().run(&["check", "--format", "github"]);
    let first = run.stdout.lines().next().unwrap();
    assert_eq!(
        first,
        "::error file=course/5주차%2C 1%3A2%25/README.md,line=3,endLine=3,col=29,endColumn=35,title=cost-amount::\
         적힌 값은 $90.28인데 계산하면 $99.28입니다%0A계산: $0.068 × 730 × 2 = $99.28%0A$99.28로 고치세요"
    );
}

#[test]
fn sarif_has_places_pages_and_fixes() {
    let run = course().run(&["check", "--format", "sarif"]);
    let log = json(&run.stdout);
    assert_eq!(log["version"], "2.1.0");
    let part = &log["runs"][0];
    assert_eq!(part["columnKind"], "unicodeCodePoints");
    let rule = &part["tool"]["driver"]["rules"][0];
    assert_eq!(rule["id"], "cost-amount");
    assert!(rule["help"]["markdown"].as_str().unwrap().contains("## 왜 문제인가요"), "{rule}");
    let result = &part["results"][1];
    assert_eq!(result["ruleIndex"], 0);
    let said = result["message"]["text"].as_str().unwrap();
    assert!(said.contains("\n계산: 2시간 × $0.0225/hour = $0.045\n"), "{said}");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "course/5%EC%A3%BC%EC%B0%A8,%201:2%25/README.md");
    assert_eq!(place["region"]["startColumn"], 30);
    let changes = result["fixes"][0]["artifactChanges"].as_array().unwrap();
    let texts: Vec<&str> = changes[0]["replacements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| change["insertedContent"]["text"].as_str().unwrap())
        .collect();
    assert_eq!((changes.len(), texts), (1, vec!["$0.0450", "$0.0658"]));
}

#[test]
fn a_known_finding_is_left_out_wherever_it_moves() {
    let sandbox = Sandbox::new().file("course/README.md", PAGE);
    let run = sandbox.run(&["check", "--write-baseline", "known.json"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run:?}");
    assert!(run.stderr.contains("known.json 파일에 문제 2개를 적었습니다"), "{run:?}");
    let again = sandbox.run(&["check", "--baseline", "known.json", "--deny", "note"]);
    assert_eq!((again.code, again.stdout.as_str()), (0, ""), "{again:?}");

    let moved = PAGE.replace("\n\nRDS", "\n\n새로 쓴 문단.\n\nRDS").replace("$90.28", "$91.28");
    sandbox.write("course/README.md", moved);
    let moved = sandbox.run(&["check", "--baseline", "known.json", "--deny", "note"]);
    assert_eq!((moved.code, moved.stdout.as_str()), (0, ""), "{moved:?}");
}

#[test]
fn a_new_finding_is_told_and_one_that_is_gone_is_a_note() {
    let sandbox = Sandbox::new().file("course/README.md", PAGE);
    sandbox.run(&["check", "--write-baseline", "known.json"]);
    let page = PAGE.replace("$0.0540", "$0.0450").replace("$0.0748", "$0.0658");
    sandbox.write("course/README.md", format!("{page}\nALB 한 달: $0.0225 × 730 = $61.43\n"));
    let run = sandbox.run(&["check", "--baseline", "known.json", "--format", "short"]);
    assert_eq!(run.code, 1, "{run:?}");
    let expected = "README.md:1:1: note[baseline-unmatched]: 기준 파일에 적힌 cost-amount 문제가 이제 없습니다: \
        `비용, 100%: 모두`의 `ALB`\n\
        README.md:11:26: error[cost-amount]: 적힌 값은 $61.43인데 계산하면 $16.43입니다\n";
    assert_eq!(run.stdout, expected);
}

#[test]
fn of_two_findings_in_one_place_one_known_leaves_the_other() {
    let row = "RDS: $2 × 3 = $7\n\n";
    let sandbox = Sandbox::new().file("course/README.md", format!("# 비용\n\n{row}"));
    sandbox.run(&["check", "--write-baseline", "known.json"]);
    sandbox.write("course/README.md", format!("# 비용\n\n{row}{row}"));
    let run = sandbox.run(&["check", "--baseline", "known.json", "--format", "short"]);
    assert_eq!(run.stdout.lines().count(), 1, "{run:?}");
}

#[test]
fn a_baseline_that_is_none_is_refused_with_its_place() {
    let sandbox = course().file("known.json", "{\"version\":1,\n \"findings\":[{}]}\n");
    let run = sandbox.run(&["check", "--baseline", "known.json"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.stderr.contains("`known.json`: 기준 파일이 아닙니다 (2행"), "{run:?}");
    sandbox.write("known.json", "{\"version\":2,\"findings\":[]}");
    let run = sandbox.run(&["check", "--baseline", "known.json"]);
    assert!(run.stderr.contains("판 2"), "{run:?}");
    let run = sandbox.run(&["check", "--baseline", "nothing.json"]);
    assert_eq!(run.code, 2, "{run:?}");
}

#[test]
fn every_level_can_be_denied() {
    let sandbox =
        Sandbox::new().file("course/README.md", "# 비용\n\n![그림](https://example.com/a.png)\n");
    let code = |deny: &str| sandbox.run(&["check", "--deny", deny]).code;
    assert_eq!([code("error"), code("warning"), code("note")], [0, 0, 1]);
}

#[test]
fn the_action_runs_commands_that_there_are() {
    let action =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/action.yml")).unwrap();
    let sandbox = Sandbox::new().file("course/README.md", "# 비용\n");
    let help = sandbox.run(&["check", "--help"]).stdout;
    let options: Vec<&str> = action
        .split(|c: char| c.is_whitespace() || c == '(' || c == ')')
        .filter(|word| {
            word.starts_with("--") && !["--locked", "--path", "--root", "--stdin"].contains(word)
        })
        .collect();
    assert!(options.contains(&"--format") && options.contains(&"--baseline"), "{options:?}");
    for option in options {
        assert!(help.contains(option), "{option}");
    }
}

#[test]
fn a_place_in_a_long_line_is_shown_with_what_stands_around_it() {
    let long = format!("# 과정\n\n{}[없는](none.md) 끝\n", "가나다라 ".repeat(2_000));
    let sandbox = Sandbox::new().file("course/README.md", long);
    let text = sandbox.run(&["check"]).stdout;
    assert!(text.contains("--> README.md:3:10006\n"), "{text}");
    assert!(text.contains("[없는](none.md) 끝\n") && text.len() < 2_000, "{text}");
}

#[test]
fn a_lone_carriage_return_ends_a_line_in_every_format() {
    let sandbox = Sandbox::new().file(
        "course/README.md",
        "# 과정\r\r| 가 | 나 |\r|--|--|\r| 하나 | <b>둘 |\r\r[없는](none.md)\r",
    );
    let text = sandbox.run(&["check"]).stdout;
    let short = sandbox.run(&["check", "--format", "short"]).stdout;
    let mut places = 0;
    for line in short.lines() {
        let place = line.split(": ").next().unwrap();
        assert!(text.contains(&format!("--> {place}\n")), "{place}\n{text}");
        places += 1;
    }
    assert_eq!(places, 2, "{short}");
}
