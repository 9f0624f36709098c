//! What `init` and `new` make builds at once and is right.

mod support;

use support::Sandbox;

#[test]
fn a_new_course_is_clean_and_grows() {
    let sandbox = Sandbox::new();
    let made = sandbox.run(&["init", "과정"]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    for (kind, title, path) in [
        ("session", "둘째 시간", "과정/week_01/day1/session_2.md"),
        ("lab", "다음 실습", "과정/week_01/day1/lab_2.md"),
        ("challenge", "되살리기", "과정/week_01/day1/challenge_1.md"),
        ("handson", "따라 하기", "과정/week_01/day1/handson_1.md"),
        ("guide", "설치", "과정/week_01/day1/guide_1.md"),
        ("day", "둘째 날", "과정/week_01/day2/README.md"),
        ("session", "\"<&\" 쓰기", "과정/week_01/day2/session_1.md"),
        ("week", "둘째 주", "과정/week_02/README.md"),
        ("day", "첫날", "과정/week_02/day1/README.md"),
    ] {
        let run = sandbox.run(&["new", kind, title, "--course", "과정"]);
        assert_eq!((run.code, run.stdout.trim()), (0, path), "{}", run.stderr);
    }
    assert!(sandbox.read("과정/week_02/day1/README.md").starts_with("# Week 2 Day 1: 첫날\n"));
    let checked = sandbox.run(&["check", "과정", "--deny", "note"]);
    assert_eq!(checked.code, 0, "{}{}", checked.stdout, checked.stderr);
    let built = sandbox.run(&["build", "과정", "--deny", "note"]);
    assert_eq!(built.code, 0, "{}", built.stderr);
}

#[test]
fn names_go_on_as_they_are() {
    let sandbox = Sandbox::new()
        .file("course/theory/9주차/README.md", "# 9주차\n")
        .file("course/theory/9주차/1일차/README.md", "# 1일차\n")
        .file("course/theory/9주차/1일차/실습09.md", "# 실습 9\n");
    for (kind, path) in [
        ("lab", "course/theory/9주차/1일차/실습10.md"),
        ("day", "course/theory/9주차/2일차/README.md"),
        ("week", "course/theory/10주차/README.md"),
    ] {
        let run = sandbox.run(&["new", kind, "제목"]);
        assert_eq!((run.code, run.stdout.trim()), (0, path), "{}", run.stderr);
    }
    let run = sandbox.run(&["new", "day", "제목", "--in", "theory/9주차"]);
    assert_eq!(run.stdout.trim(), "course/theory/9주차/3일차/README.md");
}

#[test]
fn what_is_there_is_never_replaced() {
    let sandbox = Sandbox::new().file("course/README.md", "# 내 과정\n");
    let run = sandbox.run(&["init", "course"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("이미 있습니다"), "{}", run.stderr);
    assert_eq!(sandbox.tree("course").len(), 1);
    // A file that is no page of the course stands in the way of one that would be.
    sandbox.write("course/week_01/README.md/자리.txt", "");
    let run = sandbox.run(&["new", "week", "제목"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("이미 있습니다"), "{}", run.stderr);
}

#[test]
fn a_place_that_there_is_not_is_named() {
    let sandbox = Sandbox::new().file("course/README.md", "# 과정\n");
    let cases: [(&[&str], &str); 4] = [
        (&["new", "day", "제목"], "주차 폴더가 없습니다"),
        (&["new", "lab", "제목"], "일차 폴더가 없습니다"),
        (&["new", "week", "제목", "--in", "없음"], "`없음` 폴더가 없습니다"),
        (&["new", "week", "제목", "--in", "../.."], "과정 폴더 밖을 가리킵니다"),
    ];
    for (arguments, says) in cases {
        let run = sandbox.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
        assert!(run.stderr.contains(says), "{arguments:?}: {}", run.stderr);
    }
    assert_eq!(sandbox.tree("course").len(), 1);
}

#[test]
fn what_cannot_be_begun_there_is_refused() {
    let sandbox = Sandbox::new()
        .file("course/README.md", "# 과정\n")
        .file("course/week_02/README.md", "# 2주차\n")
        .file("course/week_02/day1/README.md", "# 1일차\n");
    let cases: [(&[&str], &str); 4] = [
        (&["new", "week", ""], "제목이 비어 있거나"),
        (&["new", "session", "가\n나"], "한 줄로 적으세요"),
        (
            &["new", "day", "제목", "--in", "week_02/day1"],
            "`week_02/day1` 폴더 안에는 일차를 만들 수 없습니다",
        ),
        (
            &["new", "week", "제목", "--in", "week_02"],
            "`week_02` 폴더 안에는 주차를 만들 수 없습니다",
        ),
    ];
    for (arguments, says) in cases {
        let run = sandbox.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
        assert!(run.stderr.contains(says), "{arguments:?}: {}", run.stderr);
    }
    assert_eq!(sandbox.tree("course").len(), 3);
    assert_eq!(sandbox.run(&["new", "session", "<b> 태그"]).code, 0);
    let found = sandbox.run(&["check", "--format", "short"]).stdout;
    assert!(!found.contains("html-"), "{found}");
}

#[test]
fn the_next_command_can_be_pasted() {
    let run = Sandbox::new().run(&["init", "내 과정"]);
    assert!(run.stderr.contains("`seodang serve '내 과정'`"), "{}", run.stderr);
}

#[test]
fn licences_of_all_that_is_inside_are_shown() {
    let shown = Sandbox::new().run(&["licenses"]).stdout;
    for part in ["MIT License", "SIL OPEN FONT LICENSE", "CC0 1.0 Universal", "syntax"] {
        assert!(shown.contains(part), "{part}");
    }
}
