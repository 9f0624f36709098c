//! What `build` leaves on disk.

mod support;

use std::fs;
use std::time::{Duration, SystemTime};

use support::{Run, Sandbox, bundled, tree};

const PAGE: &str = "# 첫 페이지\n\n안녕하세요.\n\n```bash\necho 1\n```\n";

fn course() -> Sandbox {
    Sandbox::new().file("course/README.md", PAGE).file("course/week_01/README.md", "# 1주차\n")
}

fn built(sandbox: &Sandbox) -> Run {
    let run = sandbox.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run
}

#[test]
fn an_unchanged_file_keeps_its_time() {
    let sandbox = course().file("course/week_01/run.sh", "echo 1\n");
    sandbox.write("course/week_01/lab_1.md", "# 실습 1\n\n[스크립트](run.sh)\n");
    built(&sandbox);
    let script = sandbox.path("public/week_01/run.sh");
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    fs::File::options().write(true).open(&script).unwrap().set_modified(long_ago).unwrap();
    sandbox.write("course/week_01/lab_1.md", "# 실습 하나\n\n[스크립트](run.sh)\n");
    built(&sandbox);
    assert!(sandbox.read("public/week_01/lab_1/index.html").contains("실습 하나"));
    assert_eq!(fs::metadata(&script).unwrap().modified().unwrap(), long_ago);
}

#[test]
fn a_page_that_is_gone_from_the_course_is_gone_from_the_site() {
    let sandbox = course().file("course/old.md", "# 옛 페이지\n");
    built(&sandbox);
    assert!(sandbox.path("public/old/index.html").exists());
    fs::remove_file(sandbox.path("course/old.md")).unwrap();
    let run = built(&sandbox);
    assert!(!sandbox.path("public/old/index.html").exists());
    // Pieces of the search index have other names then, too.
    assert!(!run.stderr.contains("지운 파일 0"), "{}", run.stderr);
}

#[test]
fn a_folder_that_is_not_ours_is_refused_and_left_alone() {
    let sandbox = course().file("public/photo.jpg", "mine");
    let run = sandbox.run(&["build"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("seodang이 만든 폴더도 아닙니다"), "{}", run.stderr);
    assert_eq!(sandbox.tree("public").keys().collect::<Vec<_>>(), ["photo.jpg"]);
}

#[test]
fn an_empty_folder_may_become_the_site() {
    let sandbox = course();
    fs::create_dir(sandbox.path("public")).unwrap();
    built(&sandbox);
    assert!(sandbox.path("public/index.html").exists());
}

#[test]
fn what_a_killed_build_left_beside_the_site_does_no_harm() {
    let sandbox = course();
    built(&sandbox);
    sandbox.write(".public.seodang-stage/half/index.html", "half");
    sandbox.write("course/README.md", "# 새 제목\n");
    built(&sandbox);
    assert!(sandbox.read("public/index.html").contains("새 제목"));
    assert!(!sandbox.path(".public.seodang-stage").exists());
}

#[test]
fn a_denied_build_leaves_the_old_site_whole() {
    let sandbox = course();
    built(&sandbox);
    let before = sandbox.tree("public");
    sandbox.write("course/README.md", "# 제목\n\n[없는 곳](none.md)\n");
    let run = sandbox.run(&["build", "--deny", "error"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("link-broken"), "{}", run.stderr);
    assert_eq!(sandbox.tree("public"), before);
}

#[test]
fn nothing_is_written_but_the_site_and_the_cache() {
    let sandbox = course();
    let before = sandbox.tree("course");
    built(&sandbox);
    assert_eq!(sandbox.tree("course"), before);
    let mut left: Vec<String> = fs::read_dir(sandbox.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, [".seodang", "course", "public"]);
}

#[test]
fn a_cache_that_cannot_be_written_only_costs_time() {
    let sandbox = course().file("wall", "a file where the cache folder should be");
    let run = sandbox.run(&["build", "--cache", "wall"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(sandbox.path("public/index.html").exists());
}

#[test]
fn two_builds_in_two_places_give_the_same_bytes() {
    let course = bundled();
    let course = course.to_str().unwrap();
    let (a, b) = (Sandbox::new(), Sandbox::new());
    for (sandbox, threads) in [(&a, "1"), (&b, "4")] {
        let output = sandbox
            .command(&["build", course, "--no-cache"])
            .env("RAYON_NUM_THREADS", threads)
            // A font set of its own: none.
            .env("FONTCONFIG_FILE", "/nowhere")
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(!sandbox.path("home").exists(), "something was written to the home folder");
    }
    assert_eq!(tree(&a.path("public")), tree(&b.path("public")));
}

#[test]
fn a_warm_cache_gives_the_bytes_of_a_cold_one() {
    let course = bundled();
    let course = course.to_str().unwrap();
    let sandbox = Sandbox::new();
    for out in ["cold", "warm"] {
        let run = sandbox.run(&["build", course, "--out", out]);
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
    assert!(sandbox.path(".seodang/cache").exists());
    assert_eq!(sandbox.tree("cold"), sandbox.tree("warm"));
}
