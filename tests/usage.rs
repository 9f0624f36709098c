//! What the program says of a command line that it cannot read.

mod support;

use support::Sandbox;

#[test]
fn slips_in_a_command_are_named_with_what_would_be_right() {
    let cases: [(&[&str], &str); 11] = [
        (&["biuld"], "오류: `biuld`는 없는 명령입니다\n혹시 이것인가요: build\n"),
        (
            &["build", "--timing"],
            "오류: `--timing`은 모르는 선택입니다\n혹시 이것인가요: --timings\n",
        ),
        (
            &["check", "--format", "xml"],
            "오류: `--format <FORMAT>`에 `xml` 값은 없습니다\n쓸 수 있는 값: text, short, json, sarif, github\n",
        ),
        (
            &["serve", "--port", "many"],
            "오류: `--port <N>`에 `many` 값을 쓸 수 없습니다: 정수를 적으세요\n자세한 사용법: seodang serve --help\n",
        ),
        (&["serve", "--port", "70000"], "쓸 수 없습니다: 0–65535 사이 정수를 적으세요\n"),
        (&["build", "--base-url", "https://a.kr/?x"], "쓸 수 없습니다: `?`부터 뒤를 지우세요"),
        (
            &["build", "--base-url", "here"],
            "오류: `--base-url <URL>`에 `here` 값을 쓸 수 없습니다: `https://example.com/`처럼",
        ),
        (&["init"], "오류: `<DIR>`을 적어야 합니다\n"),
        (&["build", "--out"], "오류: `--out <DIR>`에 값이 없습니다\n"),
        (&["build", "--no-cache", "--cache", "x"], "`--cache <DIR>`과 함께 쓸 수 없습니다\n"),
        (&["build", "a", "b"], "오류: `b`는 모르는 선택입니다\n"),
    ];
    for (arguments, says) in cases {
        let run = Sandbox::new().run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
        assert!(run.stderr.contains(says), "{arguments:?} says\n{}", run.stderr);
    }
}

#[test]
fn help_is_in_korean_throughout() {
    for arguments in
        [&["--help"][..], &["build", "-h"], &["new", "--help"], &["pricing", "--help"], &[]]
    {
        let run = Sandbox::new().run(arguments);
        let text = format!("{}{}", run.stdout, run.stderr);
        assert!(text.contains("사용법: seodang"), "{text}");
        assert!(text.contains("도움말을 보여 줍니다"), "{text}");
        for english in [
            "Print",
            "Options:",
            "Arguments:",
            "possible values",
            "default:",
            "Commands:",
            "COMMAND",
        ] {
            assert!(!text.contains(english), "{arguments:?}: {english}\n{text}");
        }
    }
}

#[test]
fn a_rule_that_there_is_not_gets_a_few_names_and_how_to_list_them() {
    for (code, says) in [("NOPE", "`NOPE`"), ("image-nothing-of-that-kind", "image-missing")] {
        let run = Sandbox::new().run(&["explain", code]);
        assert_eq!(run.code, 2);
        assert!(
            run.stderr.contains(says) && run.stderr.contains("`seodang explain`"),
            "{}",
            run.stderr
        );
        assert!(run.stderr.chars().count() < 200, "{}", run.stderr);
    }
}

#[test]
fn what_the_system_refuses_is_said_in_korean() {
    let sandbox = Sandbox::new()
        .file("course/README.md", "# 과정\n\n```bash\nls\n```\n")
        .file(".seodang", "");
    let run = sandbox.run(&["check"]);
    assert!(
        run.stderr.contains("캐시를 `.seodang/cache`에 저장하지 못했습니다: "),
        "{}",
        run.stderr
    );
    let run = sandbox.run(&["check", "--no-cache", "--config", "course"]);
    assert!(
        run.stderr.contains("`course` 파일을 읽을 수 없습니다: 파일이 아니라 폴더입니다"),
        "{}",
        run.stderr
    );
}
