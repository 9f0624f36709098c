//! Courses in, sites out.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::*;
use crate::config::{self, Config};
use crate::course::{self, Course};
use crate::diagnostic::Diagnostic;
use crate::markdown;
use crate::page::{self, Body, Context, Joined};
use crate::search::Index;
use crate::text::{Date, Source, SourcePath};
use crate::theme::{Files, Theme};

fn path(path: &str) -> SourcePath {
    SourcePath::new(path).unwrap()
}

/// Builds the site of pages with these texts; links are not resolved.
fn build(pages: &[(&str, &str)], config: &Config, more: &More) -> (Site, Vec<Diagnostic>) {
    let sources: Vec<Source> =
        pages.iter().map(|(name, text)| Source::new(path(name), text)).collect();
    let documents: Vec<_> = sources.iter().map(markdown::parse).collect();
    let parsed: Vec<_> = sources.iter().zip(&documents).collect();
    let (course, _) = course::outline(&parsed);
    let theme = Theme::new(Files::default()).unwrap();
    let bodies = parsed.iter().map(|(source, document)| {
        (source.path.clone(), Arc::new(body(&course, &theme, source, document)))
    });
    let bodies = bodies.collect();
    let parts = Parts {
        course: &course,
        config,
        theme: &theme,
        bodies: &bodies,
        days: &[],
        index: &Index::default(),
        changed: &more.changed,
        listings: &more.listings,
        assets: &more.assets,
    };
    assemble(&parts).unwrap()
}

fn body(course: &Course, theme: &Theme, source: &Source, document: &markdown::Document) -> Body {
    let context = Context {
        route: &course.page(&source.path).unwrap().route,
        course,
        joined: &Joined::default(),
        sizes: &BTreeMap::new(),
        strings: theme.strings(),
        links: &BTreeMap::new(),
        drawings: &BTreeMap::new(),
        code: &BTreeMap::new(),
        figures: &[],
        bills: &[],
        html: config::HtmlTrust::Harmless,
        remote_images: config::RemoteImages::Linked,
    };
    page::render(document, &context)
}

#[derive(Default)]
struct More {
    listings: Vec<Listing>,
    assets: BTreeMap<SourcePath, Arc<[u8]>>,
    changed: BTreeMap<SourcePath, String>,
}

fn site(pages: &[(&str, &str)]) -> Site {
    let (site, findings) = build(pages, &Config::default(), &More::default());
    assert_eq!(findings, []);
    site
}

fn text<'a>(site: &'a Site, file: &str) -> &'a str {
    let bytes = site.get(file).unwrap_or_else(|| panic!("no {file} in {:?}", site.files().keys()));
    std::str::from_utf8(bytes).unwrap()
}

/// The value of every `href` and `src` of a page.
fn addresses(html: &str) -> Vec<&str> {
    let starts = html.match_indices("href=\"").map(|(at, mark)| at + mark.len());
    let starts = starts.chain(html.match_indices("src=\"").map(|(at, mark)| at + mark.len()));
    starts.map(|at| html[at..].split('"').next().unwrap()).collect()
}

const COURSE: [(&str, &str); 7] = [
    ("README.md", "# 🚀 클라우드 과정\n"),
    ("week_01/README.md", "# Week 1: 시작\n"),
    ("week_01/day1/README.md", "# Week 1 Day 1: 네트워크\n\n## 하나\n"),
    ("week_01/day1/session_1.md", "# Session 1: VPC\n"),
    ("week_01/day1/session_10.md", "# Session 10: 끝\n"),
    ("week_01/day1/session_2.md", "# Session 2: EC2\n"),
    ("week_02/day1/lab_1.md", "# Lab 1: 실습\n"),
];

#[test]
fn every_address_of_every_page_leads_to_a_file_of_the_site() {
    let site = site(&COURSE);
    for (file, bytes) in site.files().iter().filter(|(file, _)| file.ends_with(".html")) {
        let folder = SourcePath::new(file).unwrap().parent();
        for address in addresses(std::str::from_utf8(bytes).unwrap()) {
            let target = address.split('#').next().unwrap();
            // An address of its own, such as the icon that stands for none, leads nowhere.
            if target.is_empty() || target.starts_with("data:") {
                continue;
            }
            // The page for lost readers looks for the site at every height.
            let lost = file == "404.html";
            let target = if lost { target.trim_start_matches("../") } else { target };
            let target = folder.join(&crate::text::url::decode(target)).unwrap();
            assert!(site.get(target.as_str()).is_some(), "{file}: {address}");
        }
    }
}

#[test]
fn a_page_knows_its_way_and_its_neighbours() {
    let site = site(&COURSE);
    let page = text(&site, "week_01/day1/session_2/index.html");
    let crumbs = page.split("class=\"crumbs\"").nth(1).unwrap().split("</nav>").next().unwrap();
    let crumbs = crumbs.split_once("<ol>").unwrap().1;
    let plain: Vec<&str> =
        crumbs.split('>').filter_map(|part| part.split('<').next()).map(str::trim).collect();
    let plain: Vec<&str> = plain.into_iter().filter(|part| !part.is_empty()).collect();
    assert_eq!(plain, ["처음", "1주차", "1일차", "세션 2"]);
    assert!(page.contains("rel=\"prev\" href=\"../session_1/index.html\""), "{page}");
    assert!(page.contains("rel=\"next\" href=\"../session_10/index.html\""), "{page}");
    assert!(page.contains("<title>Session 2: EC2 · 클라우드 과정</title>"), "{page}");
    assert_eq!(page.matches("aria-current=\"page\">").count(), 2, "in outline and crumbs");
}

#[test]
fn a_folder_without_an_index_has_a_page_all_the_same() {
    let site = site(&COURSE);
    let week = text(&site, "week_02/index.html");
    assert!(week.contains("<h1>2주차</h1>") && week.contains("day1/index.html"), "{week}");
    assert!(text(&site, "week_02/day1/index.html").contains("lab_1/index.html"));
}

#[test]
fn a_course_of_one_page_or_of_none_is_whole() {
    let one = site(&[("week5-day3.md", "# 데이터베이스\n\n본문\n")]);
    assert!(text(&one, "index.html").contains("week5-day3/index.html"));
    let none = site(&[]);
    assert!(text(&none, "index.html").contains("아직 이 과정에는 페이지가 없습니다"));
    let title_only = site(&[("a.md", "# 제목\n"), ("README.md", "# 과정\n")]);
    assert!(!text(&title_only, "a/index.html").contains("아직 이 과정에는"));
}

#[test]
fn titles_and_names_are_escaped() {
    let site = site(&[("a \"b\" & 'c'.md", "# `\"<&` <b>x</b>\n"), ("README.md", "# <&>\"\n")]);
    let home = text(&site, "index.html");
    assert!(home.contains("<title>&lt;&amp;&gt;&quot;</title>"), "{home}");
    assert!(home.contains("href=\"a%20%22b%22%20&amp;%20"), "{home}");
    let page = site.files().iter().find(|(file, _)| file.starts_with("a ")).unwrap().1;
    let page = std::str::from_utf8(page).unwrap();
    assert!(!page.contains("title>\"<"), "{page}");
}

#[test]
fn two_files_that_want_one_place_are_a_finding_with_both() {
    let listing = |name: &str| Listing {
        path: path(name),
        text: "x".into(),
        language: String::new(),
        coloured: None,
        used_by: vec![],
    };
    let cases: [(&str, &str); 3] = [
        // The file beside a page of its name.
        ("run.sh.html", "run.sh.html"),
        // Names that some systems do not tell apart.
        ("RUN.SH.HTML", "run.sh.html"),
        // A file where the folder of a page is needed.
        ("week_01", "week_01"),
    ];
    for (name, place) in cases {
        let more = More {
            listings: vec![listing("run.sh")],
            assets: [(path(name), Arc::from(&b"x"[..]))].into(),
            ..More::default()
        };
        let (site, findings) = build(&COURSE, &Config::default(), &more);
        assert_eq!(findings.len(), 1, "{name}: {findings:?}");
        assert_eq!(findings[0].code, "output-conflict");
        assert!(findings[0].message.contains(place), "{}", findings[0].message);
        assert!(site.get("week_01/index.html").is_some(), "the page stays");
    }
}

fn to(address: &str) -> config::Redirect {
    let source = Source::new(path("course.toml"), "");
    config::Redirect { to: address.to_owned(), span: source.span(0..0) }
}

#[test]
fn a_page_says_itself_that_it_asks_no_other_host() {
    let site = site(&COURSE);
    for (file, bytes) in site.files().iter().filter(|(file, _)| file.ends_with(".html")) {
        let html = std::str::from_utf8(bytes).unwrap();
        assert!(
            html.contains("default-src &#39;none&#39;; script-src &#39;self&#39;; style-src"),
            "{file}"
        );
        assert!(!html.contains("https:"), "{file}");
    }
}

#[test]
fn a_worker_keeps_the_files_of_a_course_where_it_is_asked_for() {
    assert!(site(&COURSE).get("worker.js").is_none());
    let settings = config::Site { offline: config::Offline::ServiceWorker, ..Default::default() };
    let config = Config { site: settings, ..Config::default() };
    let (site, _) = build(&COURSE, &config, &More::default());
    let worker = text(&site, "worker.js");
    assert!(worker.contains("\"week_01/day1/index.html\":\""), "{worker}");
    assert!(!worker.contains("/* files */") && !worker.contains("/* first */"));
    assert!(text(&site, "week_01/day1/index.html").contains("data-offline=\"../../worker.js\""));
}

#[test]
fn a_page_for_lost_readers_looks_for_the_site_where_its_address_is_not_known() {
    let page = text(&site(&COURSE), "404.html").to_owned();
    assert!(page.contains("<script src=\"../../assets/lost."), "{page}");
    assert!(page.contains("<a class=\"brand\" href=\"index.html\">"), "{page}");
}

#[test]
fn a_page_shows_the_day_of_its_last_change_where_it_is_known() {
    let changed = [(path("week_01/day1/README.md"), "2026-03-02".to_owned())].into();
    let config = Config {
        site: config::Site {
            base_url: Some("https://a.kr/".to_owned()),
            ..config::Site::default()
        },
        ..Config::default()
    };
    let (site, _) = build(&COURSE, &config, &More { changed, ..More::default() });
    assert!(text(&site, "week_01/day1/index.html").contains("<time datetime=\"2026-03-02\">"));
    assert!(!text(&site, "week_01/day1/session_1/index.html").contains("<time"));
    assert!(text(&site, "sitemap.xml").contains("day1/</loc><lastmod>2026-03-02</lastmod>"));
}

#[test]
fn what_needs_the_address_of_the_site_waits_for_it() {
    let plain = site(&COURSE);
    assert!(plain.get("sitemap.xml").is_none());
    assert!(!text(&plain, "index.html").contains("canonical"));
    let config = Config {
        site: config::Site {
            base_url: Some("https://a.kr/repo/".to_owned()),
            repo: Some("https://github.com/o/r/tree/main/course".to_owned()),
            ..config::Site::default()
        },
        redirects: [("old/day/".to_owned(), to("week_01/day1/"))].into(),
        ..Config::default()
    };
    let (site, _) = build(&COURSE, &config, &More::default());
    assert!(text(&site, "sitemap.xml").contains("<loc>https://a.kr/repo/week_01/day1/</loc>"));
    let page = text(&site, "week_01/day1/index.html");
    assert!(page.contains("rel=\"canonical\" href=\"https://a.kr/repo/week_01/day1/\""), "{page}");
    let edit = "https://github.com/o/r/edit/main/course/week_01/day1/README.md";
    assert!(page.contains(edit), "{page}");
    assert!(text(&site, "404.html").contains("href=\"/repo/index.html\""));
    assert!(text(&site, "old/day/index.html").contains("url=../../week_01/day1/index.html"));
}

#[test]
fn a_text_file_gets_a_page_to_read_it_on() {
    let listing = Listing {
        path: path("week_01/day1/run me.sh"),
        text: "echo '<hi>'\nexit\n".into(),
        language: "bash".to_owned(),
        coloured: None,
        used_by: vec![path("week_01/day1/session_1.md")],
    };
    let assets = [(listing.path.clone(), Arc::from(listing.text.as_bytes()))].into();
    let more = More { listings: vec![listing], assets, ..More::default() };
    let (site, findings) = build(&COURSE, &Config::default(), &more);
    assert_eq!(findings, []);
    let page = text(&site, "week_01/day1/run me.sh.html");
    assert!(page.contains("href=\"run%20me.sh\" download"), "{page}");
    assert!(page.contains("echo '&lt;hi&gt;'") && page.contains("2줄"), "{page}");
    assert!(page.contains("href=\"session_1/index.html\""), "{page}");
}

#[test]
fn pages_hold_no_style_and_no_script_of_their_own() {
    let site = site(&COURSE);
    for (file, bytes) in site.files().iter().filter(|(file, _)| file.ends_with(".html")) {
        let html = std::str::from_utf8(bytes).unwrap();
        for forbidden in [" style=", "<style", "<script>", " onclick=", "javascript:"] {
            assert!(!html.contains(forbidden), "{file}: {forbidden}");
        }
    }
}

#[test]
fn the_same_parts_give_the_same_bytes() {
    assert_eq!(site(&COURSE), site(&COURSE));
}

#[test]
fn days_have_their_dates_when_the_course_has_a_first_day() {
    let pages = [
        ("README.md", "# 과정\n"),
        ("week_05/README.md", "# 5주차\n"),
        ("week_05/day1/README.md", "# 하나\n"),
        ("week_05/day3/README.md", "# 셋\n"),
        ("week_06/day1/README.md", "# 다음\n"),
    ];
    let mut config = Config::default();
    let (plain, _) = build(&pages, &config, &More::default());
    assert!(!text(&plain, "week_05/index.html").contains("class=\"date\""));
    config.course.start = Date::new(2026, 11, 2);
    let (dated, _) = build(&pages, &config, &More::default());
    let week = text(&dated, "week_05/index.html");
    assert!(week.contains("<span class=\"date\">11월 2일 (월)</span>"), "{week}");
    assert!(week.contains("<span class=\"date\">11월 4일 (수)</span>"), "{week}");
    assert!(text(&dated, "week_05/day3/index.html").contains("3일차 · 11월 4일 (수)</li>"));
    assert!(text(&dated, "week_06/day1/index.html").contains("1일차 · 11월 9일 (월)</li>"));
}
