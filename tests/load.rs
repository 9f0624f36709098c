//! What reading a folder finds.

mod support;

use std::fs;

use support::Sandbox;

fn short(sandbox: &Sandbox) -> String {
    sandbox.run(&["check", "--format", "short"]).stdout
}

#[test]
fn a_page_in_another_encoding_is_named_and_the_rest_is_built() {
    // "# 한글" in EUC-KR, after a line in ASCII.
    let sandbox = Sandbox::new()
        .file("course/README.md", "# 과정\n")
        .file("course/old.md", b"# ok\n\n\xc7\xd1\xb1\xdb\n");
    assert!(short(&sandbox).starts_with("old.md:3:1: error[file-not-utf8]"), "{}", short(&sandbox));
    assert_eq!(sandbox.run(&["build"]).code, 0);
    assert!(sandbox.path("public/index.html").exists());
    assert!(!sandbox.path("public/old/index.html").exists());
}

#[cfg(unix)]
#[test]
fn links_of_the_file_system_stay_within_the_folder() {
    use std::os::unix::fs::symlink;
    let sandbox = Sandbox::new()
        .file("secret/README.md", "# 비밀\n")
        .file("course/README.md", "# 과정\n")
        .file("course/a/README.md", "# 가\n");
    symlink(sandbox.path("secret"), sandbox.path("course/outside")).unwrap();
    symlink(sandbox.path("secret/README.md"), sandbox.path("course/outside.md")).unwrap();
    symlink(sandbox.path("course"), sandbox.path("course/a/up")).unwrap();
    symlink(sandbox.path("course/a/README.md"), sandbox.path("course/again.md")).unwrap();
    symlink(sandbox.path("nowhere"), sandbox.path("course/broken.md")).unwrap();
    let found = short(&sandbox);
    for expected in [
        "outside:1:1: error[file-outside]",
        "outside.md:1:1: error[file-outside]",
        "a/up:1:1: error[file-unreadable]",
        "broken.md:1:1: error[file-unreadable]",
    ] {
        assert!(found.contains(expected), "{expected}\n{found}");
    }
    assert_eq!(sandbox.run(&["build"]).code, 0);
    let site = sandbox.tree("public");
    assert!(site.contains_key("again/index.html"), "a link within the folder is a page");
    assert!(!site.values().any(|bytes| String::from_utf8_lossy(bytes).contains("비밀")));
}

#[test]
fn hidden_files_the_site_and_what_is_excluded_are_not_of_the_course() {
    let sandbox = Sandbox::new()
        .file("README.md", "# 과정\n")
        .file(".github/README.md", "# 숨은\n")
        .file("drafts/README.md", "# 초안\n")
        .file("course.toml", "exclude = [\"drafts\"]\n");
    assert_eq!(sandbox.run(&["build", "."]).code, 0);
    let once = sandbox.tree("public");
    assert!(!once.keys().any(|path| path.contains("drafts") || path.contains("github")));
    assert_eq!(sandbox.run(&["build", "."]).code, 0);
    assert_eq!(sandbox.tree("public"), once, "the site is not read as a course");
}

#[test]
fn only_what_pages_use_is_copied() {
    let sandbox = Sandbox::new()
        .file("course/README.md", "# 과정\n\n![하나](img/a.svg) [둘](run.sh) [셋](notes.zip)\n")
        .file("course/img/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
        .file("course/img/b.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
        .file("course/run.sh", "echo 1\n")
        .file("course/notes.zip", b"PK")
        .file("course/other.zip", b"PK");
    assert_eq!(sandbox.run(&["build"]).code, 0);
    let site = sandbox.tree("public");
    for path in ["img/a.svg", "run.sh", "run.sh.html", "notes.zip"] {
        assert!(site.contains_key(path), "{path}");
    }
    for path in ["img/b.svg", "other.zip"] {
        assert!(!site.contains_key(path), "{path}");
    }
}

#[test]
fn a_course_that_is_not_there_is_said_so() {
    let sandbox = Sandbox::new().file("file", "x");
    for (dir, words) in [("none", "찾을 수 없습니다"), ("file", "폴더가 아닙니다")] {
        let run = sandbox.run(&["check", dir]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains(words), "{}", run.stderr);
    }
    fs::create_dir(sandbox.path("empty")).unwrap();
    assert_eq!(sandbox.run(&["build", "empty"]).code, 0);
    assert!(sandbox.path("public/index.html").exists());
}

/// A pipe that nobody writes to: its reader would wait for ever.
#[cfg(unix)]
fn pipe(sandbox: &Sandbox, path: &str) {
    let made = std::process::Command::new("mkfifo").arg(sandbox.path(path)).status().unwrap();
    assert!(made.success());
}

#[cfg(unix)]
#[test]
fn only_regular_files_are_read() {
    let sandbox = Sandbox::new()
        .file("course/README.md", "# 과정\n\n![그림](p.png) [둘](run.sh)\n")
        .file("course/theme/styles/x.css", "");
    for path in ["page.md", "p.png", "run.sh", "course.toml", "pricing.toml", "theme/a.css"] {
        pipe(&sandbox, &format!("course/{path}"));
    }
    let found = short(&sandbox);
    for path in ["page.md", "p.png", "run.sh", "course.toml", "pricing.toml", "theme/a.css"] {
        let line = format!("{path}:1:1: error[file-unreadable]");
        assert_eq!(found.matches(&line).count(), 1, "{path}\n{found}");
    }
    assert_eq!(sandbox.run(&["build", "--theme", "course/theme"]).code, 0);
    assert!(sandbox.path("public/index.html").exists());
}

#[test]
fn settings_and_prices_in_another_encoding_are_named() {
    let sandbox = Sandbox::new()
        .file("course/README.md", "# 과정\n")
        .file("course/course.toml", b"[site]\ntitle = \"\xc7\xd1\"\n")
        .file("course/pricing.toml", b"\xff\xfes\0c\0");
    let found = short(&sandbox);
    assert!(found.contains("course.toml:2:10: error[file-not-utf8]"), "{found}");
    assert!(found.contains("pricing.toml:1:1: error[file-not-utf8]"), "{found}");
    assert_eq!(found.lines().count(), 2, "{found}");
}

#[test]
fn files_of_the_settings_that_are_not_there_are_found_at_their_line() {
    let sandbox =
        Sandbox::new().file("course/README.md", "# 과정\n").file("course/img/logo.svg", "").file(
            "course/course.toml",
            "[site]\nlogo = \"images/logo.svg\"\nextra_css = [\"a.css\"]\ntheme = \"nope\"\n",
        );
    let found = short(&sandbox);
    for line in [2, 3, 4] {
        assert!(found.contains(&format!("course.toml:{line}:")), "{found}");
    }
    assert_eq!(found.matches("config-file-missing").count(), 3, "{found}");
    let help = sandbox.run(&["check"]).stdout;
    assert!(help.contains("`img/logo.svg` 파일인지"), "{help}");
    assert_eq!(sandbox.run(&["build"]).code, 0);
    assert!(!sandbox.read("public/index.html").contains("logo.svg"));
}

#[test]
fn a_theme_that_is_not_there_is_said_so() {
    let sandbox = Sandbox::new().file("course/README.md", "# 과정\n");
    let run = sandbox.run(&["build", "--theme", "nope"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("테마 폴더 `nope`를 찾을 수 없습니다"), "{}", run.stderr);
}

#[test]
fn a_course_without_a_page_is_a_finding() {
    let sandbox = Sandbox::new().file("course/notes.txt", "x");
    assert!(short(&sandbox).starts_with("README.md:1:1: warning[course-empty]"));
    let sandbox = Sandbox::new()
        .file("course/README.md", "# 과정\n")
        .file("course/course.toml", "exclude = [\"**\"]\n");
    let found = short(&sandbox);
    assert!(found.starts_with("course.toml:1:11: warning[course-empty]"), "{found}");
    assert!(found.contains("과정 폴더 `course`에"), "{found}");
}

#[test]
fn a_film_of_another_host_is_a_link() {
    let sandbox = Sandbox::new().file(
        "course/README.md",
        "# 과정\n\n<video src=\"https://example.com/a.mp4\" controls></video>\n",
    );
    assert_eq!(sandbox.run(&["build"]).code, 0);
    let page = sandbox.read("public/index.html");
    assert!(page.contains("href=\"https://example.com/a.mp4\""), "{page}");
    assert!(page.contains("<video hidden") && !page.contains("src=\"https://"), "{page}");
}
