//! Nothing is lost: what stands in the source of a course is on its page or in a finding. The
//! source is read here line by line, by eyes other than the parser's.

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use seodang::cache::Cache;
use seodang::diagram::Other;
use seodang::load::{Inputs, Request, load};
use seodang::pipeline::{Build, Tools, build};
use seodang::text::Source;
use support::{bundled, real_course};

/// A course with its inputs, built.
struct Built {
    inputs: Inputs,
    build: Build,
}

fn built(course: PathBuf) -> Built {
    let inputs = load(&Request { course, ..Request::default() }).unwrap();
    let tools = Tools { cache: Cache::in_memory(), other: Other::here() };
    let build = build(&inputs, &tools).unwrap();
    Built { inputs, build }
}

/// The courses to try, built once: the bundled one, and real ones where they are at hand.
fn courses() -> &'static [Built] {
    static COURSES: LazyLock<Vec<Built>> = LazyLock::new(|| {
        let mut folders = vec![bundled()];
        folders.extend(real_course());
        let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seed");
        folders.extend(seed.is_dir().then_some(seed));
        folders.into_iter().map(built).collect()
    });
    &COURSES
}

impl Built {
    /// Every page: its source, and the HTML of its `<main>`.
    fn pages(&self) -> Vec<(&Source, &str)> {
        let pages = self.build.course.pages.iter();
        pages
            .map(|page| {
                let bytes = self.build.site.get(&page.route.file()).expect("a page has a file");
                let html = std::str::from_utf8(bytes).unwrap();
                let main = html.find("<main").and_then(|at| html[at..].split("</main>").next());
                (self.inputs.sources.get(&page.source).unwrap(), main.expect("a page has a main"))
            })
            .collect()
    }

    /// Whether something was found on one of these lines of a source, counting from one.
    fn finding_on(&self, source: &Source, lines: std::ops::RangeInclusive<usize>) -> bool {
        self.build.findings.iter().any(|finding| {
            finding.span.source == source.id
                && lines.contains(&source.place(finding.span.start as usize).line)
        })
    }
}

/// A fence as a person sees it.
struct Fence {
    language: String,
    lines: Vec<String>,
    /// Line of its opening, from one.
    opening: usize,
}

/// The fences of a text, and its other lines with their numbers.
fn split(text: &str) -> (Vec<Fence>, Vec<(usize, &str)>) {
    let mut fences: Vec<Fence> = Vec::new();
    let mut prose = Vec::new();
    let mut open: Option<(String, usize)> = None;
    for (at, line) in text.lines().enumerate() {
        let bare = line.trim_start().trim_start_matches("> ").trim_start();
        let mark = bare.chars().next().filter(|c| *c == '`' || *c == '~').unwrap_or(' ');
        let length = bare.chars().take_while(|c| *c == mark).count();
        let ticks = if mark != ' ' && length >= 3 { &bare[..length] } else { "" };
        match &open {
            None if !ticks.is_empty() && !bare[length..].contains('`') => {
                let indent = line.len() - line.trim_start().len();
                let language = bare[length..].trim().to_lowercase();
                fences.push(Fence { language, lines: Vec::new(), opening: at + 1 });
                open = Some((ticks.to_owned(), indent));
            }
            Some((close, _))
                if ticks.starts_with(close.as_str()) && bare[length..].trim().is_empty() =>
            {
                open = None;
            }
            Some((_, indent)) => {
                let cut = line.len() - line.trim_start().len();
                let body = &line[cut.min(*indent)..];
                fences.last_mut().expect("one is open").lines.push(body.to_owned());
            }
            None => prose.push((at + 1, line)),
        }
    }
    (fences, prose)
}

/// The characters of a text that a reader sees, blanks left out.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}

/// The text of HTML, tags taken out and entities resolved.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = rest[at..].split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        text = text.replace(entity, character);
    }
    text
}

#[test]
fn every_line_of_every_fence_is_on_its_page() {
    for course in courses() {
        for (source, html) in course.pages() {
            let shown = letters(&text_of(html));
            let (fences, _) = split(&source.text);
            for fence in fences {
                let last = fence.opening + fence.lines.len() + 1;
                if fence.language == "mermaid" || course.finding_on(source, fence.opening..=last) {
                    continue;
                }
                for line in &fence.lines {
                    let line = letters(line);
                    assert!(shown.contains(&line), "{}:{}: {line}", source.path, fence.opening);
                }
            }
        }
    }
}

#[test]
fn every_diagram_is_drawn_or_in_a_finding() {
    for course in courses() {
        for (source, html) in course.pages() {
            let (fences, _) = split(&source.text);
            let diagrams = fences.iter().filter(|fence| fence.language == "mermaid").count();
            let figures = html.matches("<figure class=\"drawing").count();
            assert_eq!(figures, diagrams, "{}", source.path);
            let failed = html.matches("drawing failed").count();
            let errors = course.build.findings.iter().filter(|finding| {
                finding.span.source == source.id
                    && finding.code.starts_with("diagram-")
                    && finding.severity == seodang::diagnostic::Severity::Error
            });
            assert!(
                failed <= errors.count(),
                "{}: a failed diagram without a finding",
                source.path
            );
            assert!(html.matches("<svg").count() >= figures - failed, "{}", source.path);
        }
    }
}

#[test]
fn every_cell_of_every_table_is_on_its_page() {
    for course in courses() {
        for (source, html) in course.pages() {
            let shown = letters(&text_of(html));
            let (_, prose) = split(&source.text);
            let rows: Vec<&(usize, &str)> =
                prose.iter().filter(|(_, line)| line.trim_start().starts_with('|')).collect();
            let mut tables = 0;
            for (at, (number, line)) in rows.iter().enumerate() {
                if at == 0 || rows[at - 1].0 + 1 != *number {
                    tables += 1;
                }
                let rule = line.chars().all(|c| "|-: ".contains(c));
                if rule || course.finding_on(source, *number..=*number) {
                    continue;
                }
                for cell in without_comments(line.trim()).trim_matches('|').split('|') {
                    // What is left of a cell without its marks: words and figures.
                    let plain = without_targets(cell).replace("<br>", "").replace("<br/>", "");
                    for word in
                        plain.split(['*', '`', '[', ']', '(', ')', '~', '<', '>', '\\', '!', '_'])
                    {
                        let word = letters(word);
                        assert!(
                            shown.contains(&word),
                            "{}:{number}: `{word}` of `{line}`",
                            source.path
                        );
                    }
                }
            }
            assert_eq!(html.matches("<table").count(), tables, "{}", source.path);
        }
    }
}

/// A line without where its links lead.
fn without_targets(line: &str) -> String {
    let mut parts = line.split("](");
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |text, part| text + part.split_once(')').map_or("", |(_, after)| after))
}

/// The links and pictures of a line: whether it is a picture, what it shows, where it leads.
fn links(line: &str) -> Vec<(bool, String, String)> {
    // Code is no link.
    let line: String = line.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    for (at, _) in line.match_indices("](") {
        let Some(start) = line[..at].rfind('[') else { continue };
        let Some(end) = line[at..].find(')') else { continue };
        let picture = line[..start].ends_with('!');
        let target = line[at + 2..at + end].split(" \"").next().unwrap_or("").to_owned();
        found.push((picture, line[start + 1..at].to_owned(), target));
    }
    found
}

#[test]
fn every_link_and_picture_is_on_its_page_or_in_a_finding() {
    for course in courses() {
        for (source, html) in course.pages() {
            let (_, prose) = split(&source.text);
            let shown = letters(&text_of(html));
            let hrefs = html.matches("<a ").count();
            let pictures = html.matches("<img ").count();
            let (mut wanted_links, mut wanted_pictures) = (0, 0);
            for (number, line) in prose {
                let excused = course.finding_on(source, number..=number);
                for (picture, label, target) in links(line) {
                    if excused {
                        continue;
                    }
                    if picture {
                        wanted_pictures += 1;
                        let alt = format!("alt=\"{}\"", seodang::html::escape(&label));
                        assert!(html.contains(&alt), "{}:{number}: {label}", source.path);
                    } else {
                        wanted_links += 1;
                        for word in label.split(['*', '`', '_']) {
                            assert!(
                                shown.contains(&letters(word)),
                                "{}:{number}: {label}",
                                source.path
                            );
                        }
                        if target.starts_with("http") {
                            let href = seodang::html::escape(&target);
                            assert!(html.contains(&href), "{}:{number}: {target}", source.path);
                        }
                    }
                }
            }
            assert!(hrefs >= wanted_links, "{}: {hrefs} of {wanted_links} links", source.path);
            assert!(pictures >= wanted_pictures, "{}: pictures", source.path);
        }
    }
}

#[test]
fn every_task_is_a_check_box() {
    for course in courses() {
        for (source, html) in course.pages() {
            let (_, prose) = split(&source.text);
            let is_task = |line: &str| {
                let line = line.trim_start().trim_start_matches("> ");
                let rest = line.strip_prefix(['-', '*', '+']);
                rest.is_some_and(|rest| {
                    ["[ ] ", "[x] ", "[X] "].iter().any(|box_| rest.trim_start().starts_with(box_))
                })
            };
            let tasks = prose.iter().filter(|(_, line)| is_task(line)).count();
            assert_eq!(html.matches("type=\"checkbox\"").count(), tasks, "{}", source.path);
        }
    }
}

#[test]
fn no_star_is_left_that_was_meant_as_emphasis() {
    for course in courses() {
        for (source, html) in course.pages() {
            let mut rest = html.to_owned();
            for (open, close) in [("<pre", "</pre>"), ("<code", "</code>"), ("<svg", "</svg>")] {
                while let Some(start) = rest.find(open) {
                    let end =
                        rest[start..].find(close).map_or(rest.len(), |at| start + at + close.len());
                    rest.replace_range(start..end, " ");
                }
            }
            let text = text_of(&rest);
            let literal = course.build.findings.iter().any(|finding| {
                finding.span.source == source.id && finding.code == "html-markdown-literal"
            });
            assert!(literal || !text.contains("**"), "{}", source.path);
        }
    }
}

/// Every `href` and `src` of a page that leads within the site, fragment apart.
fn references(html: &str) -> Vec<(String, Option<String>)> {
    let mut found = Vec::new();
    for attribute in ["href=\"", "src=\""] {
        for (at, _) in html.match_indices(attribute) {
            let value = html[at + attribute.len()..].split('"').next().unwrap_or("");
            let value = value.replace("&amp;", "&");
            let outside = ["http:", "https:", "mailto:", "tel:", "data:"]
                .iter()
                .any(|s| value.starts_with(s));
            if !outside {
                let (path, fragment) = match value.split_once('#') {
                    Some((path, fragment)) => (path.to_owned(), Some(fragment.to_owned())),
                    None => (value, None),
                };
                found.push((path, fragment));
            }
        }
    }
    found
}

/// A reference as its page means it: the page for lost readers looks for the site at every height.
fn up<'a>(path: &str, reference: &'a str) -> &'a str {
    if path == "404.html" { reference.trim_start_matches("../") } else { reference }
}

/// A line without the comments in it, which no page shows.
fn without_comments(line: &str) -> String {
    let mut rest = line;
    let mut out = String::new();
    while let Some((before, after)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, rest)| rest);
    }
    out + rest
}

#[test]
fn every_reference_within_a_site_leads_somewhere() {
    for course in courses() {
        let site = &course.build.site;
        let decode = seodang::text::url::decode;
        let ids: BTreeMap<&String, String> = site
            .files()
            .iter()
            .filter(|(path, _)| path.ends_with(".html"))
            .map(|(path, bytes)| (path, String::from_utf8_lossy(bytes).into_owned()))
            .collect();
        for (path, html) in &ids {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            for (reference, fragment) in references(html) {
                let target = match reference.strip_prefix('/') {
                    Some(rooted) => decode(rooted),
                    None if reference.is_empty() => path.to_string(),
                    // An address of its own, such as the icon that stands for none.
                    None if reference.starts_with("data:") => continue,
                    None => seodang::text::SourcePath::new(folder)
                        .unwrap()
                        .join(&decode(up(path, &reference)))
                        .unwrap_or_else(|_| panic!("{path}: {reference} leads out of the site"))
                        .as_str()
                        .to_owned(),
                };
                let target = if target.is_empty() || target.ends_with('/') {
                    format!("{target}index.html")
                } else {
                    target
                };
                assert!(site.get(&target).is_some(), "{path}: {reference} → {target}");
                if let (Some(fragment), Some(page)) = (fragment, ids.get(&target)) {
                    let id = format!("id=\"{}\"", seodang::html::escape(&decode(&fragment)));
                    assert!(
                        fragment.is_empty() || page.contains(&id),
                        "{path}: {reference}#{fragment}"
                    );
                }
            }
        }
    }
}

#[test]
fn no_page_asks_another_host_or_runs_anything_inline() {
    for course in courses() {
        for (path, bytes) in course.build.site.files() {
            if !path.ends_with(".html") {
                continue;
            }
            let html = String::from_utf8_lossy(bytes);
            for start in [
                "src=\"http",
                "src=\"//",
                "srcset=",
                "<link rel=\"stylesheet\" href=\"http",
                "<iframe",
            ] {
                assert!(!html.contains(start), "{path}: {start}");
            }
            assert!(!html.contains(" style=\""), "{path}: an inline style");
            assert!(!html.contains("<script>"), "{path}: an inline script");
            assert!(html.contains("<html lang=\"ko\""), "{path}: no language");
        }
    }
}

#[test]
fn ids_are_unique_on_every_page() {
    for course in courses() {
        for (path, bytes) in course.build.site.files() {
            if !path.ends_with(".html") {
                continue;
            }
            let html = String::from_utf8_lossy(bytes);
            let mut ids: Vec<&str> = html
                .match_indices(" id=\"")
                .map(|(at, _)| html[at + 5..].split('"').next().unwrap_or(""))
                .collect();
            let count = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), count, "{path}");
        }
    }
}

#[test]
fn every_source_of_a_course_is_built() {
    for course in courses() {
        let pages = course.build.course.pages.len();
        let sources = course.inputs.pages.len();
        assert_eq!(pages, sources);
    }
}
