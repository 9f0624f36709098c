//! Markdown in, HTML out.

use std::collections::BTreeMap;

use super::*;
use crate::config::{HtmlTrust, RemoteImages};
use crate::course::{self, Resolved, Target};
use crate::markdown;
use crate::text::{Source, SourcePath};
use crate::theme::{Files, Theme};

/// Renders the page `day1/s.md`; links and pictures lead where `targets` says.
fn page(text: &str, targets: &[(&str, Target)]) -> Body {
    page_with(text, targets, &[], HtmlTrust::Harmless)
}

fn page_with(text: &str, targets: &[(&str, Target)], figures: &[Figure], trust: HtmlTrust) -> Body {
    let source = Source::new(SourcePath::new("day1/s.md").unwrap(), text);
    let document = markdown::parse(&source);
    let (course, _) = course::outline(&[(&source, &document)]);
    let links = targets
        .iter()
        .map(|(written, target)| {
            (written.to_string(), Resolved { target: target.clone(), fault: None })
        })
        .collect();
    let theme = Theme::new(Files::default()).unwrap();
    let context = Context {
        route: &course.page(&source.path).unwrap().route,
        course: &course,
        joined: &Joined::default(),
        sizes: &BTreeMap::new(),
        strings: theme.strings(),
        links: &links,
        drawings: &BTreeMap::new(),
        code: &BTreeMap::new(),
        figures,
        bills: &[],
        html: trust,
        remote_images: RemoteImages::Linked,
    };
    render(&document, &context)
}

fn html(text: &str) -> String {
    page(text, &[]).html
}

fn asset(path: &str) -> Target {
    Target::Asset(SourcePath::new(path).unwrap())
}

#[test]
fn a_heading_at_the_top_is_the_title_and_its_sign_is_set_apart() {
    let body = page(
        "# 🗄️ 데이터 & 캐싱\n\n안녕하세요, 첫 문장은 설명이 됩니다.\n\n## 🎯 목표\n\n### 하나\n",
        &[],
    );
    let title = body.heading.unwrap();
    assert_eq!(title.html, "<span class=\"sign\" aria-hidden=\"true\">🗄️</span> 데이터 &amp; 캐싱");
    assert_eq!(body.description, "안녕하세요, 첫 문장은 설명이 됩니다.");
    let contents: Vec<(u8, &str)> =
        body.contents.iter().map(|entry| (entry.level, entry.title.as_str())).collect();
    assert_eq!(contents, [(2, "목표"), (3, "하나")]);
}

#[test]
fn what_authors_write_is_escaped() {
    let html = html("a < b & \"c\" `<i>`\n\n```\n<script>alert(1)</script>\n```\n\n## `\"<&`\n");
    assert!(html.contains("a &lt; b &amp; &quot;c&quot; <code>&lt;i&gt;</code>"), "{html}");
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{html}");
    assert!(!html.contains("<script"), "{html}");
}

#[test]
fn links_lead_where_they_were_resolved_to() {
    let own = SourcePath::new("day1/s.md").unwrap();
    let targets = [
        ("a", Target::Page(own.clone(), Some("목표 1".to_owned()))),
        ("b", asset("img/a b.png")),
        ("c", Target::External("https://a.kr/?x&y".to_owned())),
        ("d", Target::Nowhere),
        ("e", Target::Listing(SourcePath::new("day1/run.sh").unwrap())),
    ];
    let html = page("[하나](a) [둘](b) [셋](c) [넷](d) [다섯](e)", &targets).html;
    let expected = "<p><a href=\"#목표%201\">하나</a> <a href=\"../../img/a%20b.png\">둘</a> \
        <a href=\"https://a.kr/?x&amp;y\" class=\"out\" rel=\"noopener\" data-address=\"1\">셋</a> 넷 \
        <a href=\"../run.sh.html\">다섯</a></p>\n";
    assert_eq!(html, expected);
}

#[test]
fn a_picture_that_is_not_there_is_its_text() {
    let targets =
        [("here.png", asset("here.png")), ("r", Target::External("https://a.kr/r.png".to_owned()))];
    let html = page("![있음](here.png) ![없음](gone.png) ![먼 곳](r)", &targets).html;
    assert!(html.contains("<img src=\"../../here.png\" alt=\"있음\""), "{html}");
    assert!(html.contains("gone.png\">없음</span>"), "{html}");
    assert!(html.contains("href=\"https://a.kr/r.png\"") && html.contains(">먼 곳</a>"), "{html}");
    assert_eq!(html.matches("<img").count(), 1, "nothing is asked for that is not there");
}

#[test]
fn tables_scroll_in_a_box_that_the_keyboard_reaches() {
    let html = html("| 값 | 수 | |\n|---|--:|:-:|\n| a | 1 | x |\n");
    assert!(html.starts_with("<div class=\"table\" tabindex=\"0\" role=\"group\""), "{html}");
    assert!(
        html.contains("<th scope=\"col\">값</th><th scope=\"col\" class=\"r\">수</th>"),
        "{html}"
    );
    assert!(html.contains("<td class=\"c\"></td>"), "an empty header is none: {html}");
}

#[test]
fn amounts_stand_at_the_right_unless_the_author_says_otherwise() {
    let right = |cells: [&str; 2], rule: &str| {
        let html = html(&format!(
            "| 값 | 열 |\n|---|{rule}|\n| a | {} |\n| b | {} |\n",
            cells[0], cells[1]
        ));
        html.contains("<th scope=\"col\" class=\"r\">열</th>")
    };
    for cells in
        [["$0.01", "~$1,234.50"], ["**300원**", "1,000 원"], ["-12%", "99.95%"], ["약 $3", "+$4"]]
    {
        assert!(right(cells, "---"), "{cells:?}");
        assert!(!right(cells, ":--"), "{cells:?}");
    }
    for cells in [
        ["$0.01", "없음"],
        ["$0.01", "-"],
        ["3306", "6379"],
        ["$0.01/시간", "$0.02"],
        ["1.2.3%", "2%"],
        ["%", "$"],
    ] {
        assert!(!right(cells, "---"), "{cells:?}");
    }
}

#[test]
fn tasks_have_names_that_stay() {
    let once = html("- [x] 준비\n- [ ] 실행\n- [ ] 실행\n");
    let keys = |html: &str| -> Vec<String> {
        html.split("data-task=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap().to_owned())
            .collect()
    };
    let first = keys(&once);
    assert_eq!(first.len(), 3);
    assert_eq!(first[2], format!("{}-2", first[1]));
    let later = keys(&html("- [ ] 새 일\n- [x] 준비\n- [ ] 실행\n- [ ] 실행\n"));
    assert_eq!(first, later[1..]);
    assert!(once.contains("disabled") && once.contains("checked"), "{once}");
}

#[test]
fn footnotes_are_numbered_where_they_are_named_and_none_is_lost() {
    let html = html("나중[^b] 먼저[^a] 또[^b]\n\n[^a]: 에이\n[^b]: 비[^c]\n[^c]: 씨\n[^d]: 디\n");
    let order: Vec<usize> =
        ["비", "에이", "씨", "디"].iter().map(|text| html.rfind(text).unwrap()).collect();
    assert!(order.is_sorted(), "{html}");
    assert!(html.contains("id=\"_ref-1-2\" href=\"#_note-1\">1</a>"), "{html}");
    assert_eq!(html.matches("<li id=\"_note-").count(), 4, "{html}");
    let body = page("# 제목[^a]\n\n본문[^a]\n\n[^a]: 에이\n", &[]);
    assert!(body.heading.unwrap().html.contains("id=\"_ref-1-1\""));
    assert!(body.html.contains("id=\"_ref-1-2\""), "{}", body.html);
}

#[test]
fn alignment_of_old_becomes_a_class() {
    let html = html("<div align=\"center\">\n\n**가운데**\n\n</div>\n\n<center>오래된</center>\n");
    assert_eq!(html.matches("<div class=\"center\">").count(), 2, "{html}");
    assert_eq!(html.matches("</div>").count(), 2, "{html}");
}

#[test]
fn alerts_say_their_kind() {
    let html = html("> [!WARNING]\n> 조심\n\n> 인용\n");
    assert!(
        html.contains("<div class=\"note warning\" role=\"note\"><p class=\"kind\">주의</p>"),
        "{html}"
    );
    assert!(html.contains("<blockquote>"), "{html}");
}

#[test]
fn code_names_its_language_and_file() {
    let html = html("```yaml title=\"a b.yaml\"\nx: 1\n```\n");
    assert!(
        html.contains("<span class=\"file\">a b.yaml</span><span class=\"language\">yaml</span>"),
        "{html}"
    );
}

#[test]
fn figures_show_their_computation_and_tables_their_state() {
    let text =
        "| 값 | 비용 |\n|---|---|\n| a \\* | $0.5 |\n| **합계** | **$0.5** |\n\n합은 $9입니다\n";
    let path = SourcePath::new("day1/s.md").unwrap();
    let source = Source::new(path, text);
    let figure = |text: &str, nth: usize, state: State| {
        let (at, _) = source.text.match_indices(text).nth(nth).unwrap();
        let computation = "2 × 0.25 = 0.5".to_owned();
        Figure {
            span: source.span(at..at + text.len()),
            label: "값".to_owned(),
            text: text.to_owned(),
            shown: None,
            state,
            computation,
            quote: None,
        }
    };
    let quote = |retrieved: &str| {
        Some(Quote { region: Some("ap-northeast-2".to_owned()), retrieved: retrieved.to_owned() })
    };
    let figures = [
        Figure { quote: quote("2026-10-01"), ..figure("$0.5", 0, State::Verified) },
        Figure { quote: quote("2026-08-01"), ..figure("$0.5", 1, State::Mismatch) },
        figure("$9", 0, State::Unverifiable),
    ];
    let html = page_with(text, &[], &figures, HtmlTrust::Harmless).html;
    assert!(html.contains("data-how=\"2 × 0.25 = 0.5\""), "{html}");
    assert!(html.contains("<strong><span class=\"figure mismatch\""), "{html}");
    let summary = "<summary>검산 1/2 · 다름 1 · ap-northeast-2 · 2026-08-01 가격</summary>";
    assert!(html.contains(summary), "{html}");
    assert!(html.contains("<p>합은 <span class=\"figure unverifiable\""), "{html}");
    assert_eq!(html.matches("<details").count(), 1, "a paragraph has no list: {html}");
}

#[test]
fn html_that_is_not_trusted_is_shown_as_text() {
    let html = page_with("a <b title=\"x\">c</b>\n", &[], &[], HtmlTrust::Text).html;
    assert_eq!(html, "<p>a &lt;b title=&quot;x&quot;&gt;c&lt;/b&gt;</p>\n");
}

#[test]
fn an_address_has_one_number_for_paper_and_one_that_can_be_read_has_none() {
    let to = |url: &str| Target::External(url.to_owned());
    let targets = [("a", to("https://a.kr/")), ("https://b.kr", to("https://b.kr"))];
    let body = page("[하나](a) <a href=\"a\">둘</a> https://b.kr", &targets);
    assert_eq!(body.html.matches("data-address=\"1\"").count(), 2, "{}", body.html);
    assert_eq!(body.addresses, ["https://a.kr/"]);
}

#[test]
fn a_picture_keeps_its_room_and_a_film_is_played() {
    let source = Source::new(SourcePath::new("s.md").unwrap(), "");
    let (course, _) = course::outline(&[(&source, &markdown::parse(&source))]);
    let theme = Theme::new(Files::default()).unwrap();
    let target = |path: &str| Resolved { target: asset(path), fault: None };
    let links = [("a.png", target("a.png")), ("b.mp4", target("b.mp4"))];
    let context = Context {
        route: &course.page(&source.path).unwrap().route,
        course: &course,
        joined: &Joined::default(),
        sizes: &BTreeMap::from([(SourcePath::new("a.png").unwrap(), (640, 480))]),
        strings: theme.strings(),
        links: &links.map(|(written, to)| (written.to_owned(), to)).into(),
        drawings: &BTreeMap::new(),
        code: &BTreeMap::new(),
        figures: &[],
        bills: &[],
        html: HtmlTrust::Harmless,
        remote_images: RemoteImages::Linked,
    };
    let text = "![가](a.png) <img src=\"a.png\" width=\"320\" alt=\"나\"> ![다](b.mp4)";
    let source = Source::new(SourcePath::new("s.md").unwrap(), text);
    let html = render(&markdown::parse(&source), &context).html;
    assert!(html.contains("alt=\"가\" width=\"640\" height=\"480\""), "{html}");
    assert!(html.contains("alt=\"나\" width=\"320\" height=\"240\""), "{html}");
    assert!(html.contains("<video src=\"../b.mp4\" controls preload=\"metadata\""), "{html}");
}

#[test]
fn marked_lines_of_code_stand_out() {
    let html = html("<!-- highlight: 2 -->\n\n```text\na\nb\nc\n```\n");
    assert!(html.contains("a\n<mark>b\n</mark>c\n"), "{html}");
}

#[test]
fn ids_of_a_text_among_others_begin_with_its_name() {
    let source = Source::new(
        SourcePath::new("day1/s.md").unwrap(),
        "# 제목\n\n## 하나[^1]\n\n[여기](#하나) [저기](t.md)\n\n[^1]: 글\n",
    );
    let document = markdown::parse(&source);
    let (course, _) = course::outline(&[(&source, &document)]);
    let theme = Theme::new(Files::default()).unwrap();
    let other = SourcePath::new("day1/t.md").unwrap();
    let target = |target| Resolved { target, fault: None };
    let links = [
        ("#하나", target(Target::Page(source.path.clone(), Some("하나".to_owned())))),
        ("t.md", target(Target::Page(other.clone(), None))),
    ];
    let names = [(source.path.clone(), "u1".to_owned()), (other, "u2".to_owned())];
    let context = Context {
        route: &course.page(&source.path).unwrap().route,
        course: &course,
        joined: &Joined { name: "u1".to_owned(), names: names.into() },
        sizes: &BTreeMap::new(),
        strings: theme.strings(),
        links: &links.map(|(written, to)| (written.to_owned(), to)).into(),
        drawings: &BTreeMap::new(),
        code: &BTreeMap::new(),
        figures: &[],
        bills: &[],
        html: HtmlTrust::Harmless,
        remote_images: RemoteImages::Linked,
    };
    let body = render(&document, &context);
    assert_eq!(body.heading.unwrap().id, "u1-제목");
    assert!(body.html.contains("<a href=\"#u1-하나\">여기</a> <a href=\"#u2\">저기</a>"));
    for (at, _) in body.html.match_indices(" id=\"") {
        assert!(body.html[at..].starts_with(" id=\"u1-"), "{}", body.html);
    }
}
