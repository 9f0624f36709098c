//! `course.toml` as text to [`Config`], with a finding for everything that is not understood.

use toml::de::{DeTable, DeValue};

use super::table::{Manner, Table};
use super::{
    Config, CourseFacts, Exclude, HtmlTrust, Level, Offline, Redirect, RemoteImages, Site,
};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{Source, SourcePath, Span};

const MANNER: Manner = Manner {
    file: "course.toml",
    value: "config-value",
    unknown: ("config-unknown-key", Severity::Warning),
};

/// Reads `course.toml`. What cannot be read has a finding and keeps its default.
pub fn read(source: &Source) -> (Config, Vec<Diagnostic>) {
    let (parsed, errors) = DeTable::parse_recoverable(&source.text);
    let mut findings: Vec<Diagnostic> = errors
        .iter()
        .map(|error| {
            let span = source.span(error.span().unwrap_or(0..0));
            Diagnostic::error(
                "config-syntax",
                span,
                format!("TOML 문법에 맞지 않습니다: {}", error.message()),
            )
            .help("이 줄을 고치세요. 나머지 설정은 그대로 읽었습니다")
        })
        .collect();
    let mut top = Table::new(source, &MANNER, "", parsed.into_inner());
    let mut config = Config::default();
    if let Some(table) = top.table("site", &mut findings) {
        config.site = site(table, &mut findings);
    }
    if let Some(table) = top.table("course", &mut findings) {
        config.course = course(table, &mut findings);
    }
    if let Some(patterns) =
        top.take("exclude", "[\"초안/**\"]처럼 문자열 목록", &mut findings, strings)
    {
        for (pattern, range) in &patterns {
            if let Err(error) = Exclude::check(pattern) {
                let message = format!("`{pattern}`의 글롭 문법이 잘못되었습니다: {error}");
                findings.push(Diagnostic::error(
                    "config-value",
                    source.span(range.clone()),
                    message,
                ));
            }
        }
        config.exclude = Exclude::new(patterns.iter().map(|(pattern, _)| pattern.as_str()));
    }
    if let Some(table) = top.table("aliases", &mut findings) {
        for (from, span, to) in table.into_entries() {
            let folder = to.get_ref().as_str().and_then(|to| SourcePath::new(to).ok());
            match folder {
                Some(folder) => {
                    config.aliases.insert(from.trim_matches('/').to_owned(), folder);
                }
                None => findings.push(
                    Diagnostic::error(
                        "config-value",
                        span,
                        format!("별칭 `{from}`의 값이 과정 안의 폴더가 아닙니다"),
                    )
                    .help("과정 폴더를 기준으로 한 폴더 경로를 문자열로 적으세요"),
                ),
            }
        }
    }
    if let Some(table) = top.table("redirects", &mut findings) {
        for (from, span, to) in table.into_entries() {
            match to.get_ref().as_str() {
                Some(to) => {
                    config.redirects.insert(from, Redirect { to: to.to_owned(), span });
                }
                None => findings.push(not_a_string(span, &from)),
            }
        }
    }
    if let Some(table) = top.table("rules", &mut findings) {
        for (code, span, level) in table.into_entries() {
            match level.get_ref().as_str().and_then(severity) {
                Some(severity) => {
                    config.rules.insert(code, Level { severity, span });
                }
                None => findings.push(
                    Diagnostic::error(
                        "config-value",
                        span,
                        format!("규칙 `{code}`의 수준을 알 수 없습니다"),
                    )
                    .help("\"off\", \"note\", \"warning\", \"error\" 가운데 하나로 적으세요"),
                ),
            }
        }
    }
    if let Some(mut table) = top.table("search", &mut findings) {
        if let Some(aliases) = table.table("aliases", &mut findings) {
            for (word, span, others) in aliases.into_entries() {
                match strings(others.get_ref()) {
                    Some(others) => {
                        let others = others.into_iter().map(|(other, _)| other).collect();
                        config.search_aliases.insert(word, others);
                    }
                    None => findings.push(not_a_string(span, &word)),
                }
            }
        }
        table.finish(&mut findings);
    }
    top.finish(&mut findings);
    (config, findings)
}

fn site(mut table: Table<'_>, findings: &mut Vec<Diagnostic>) -> Site {
    let defaults = Site::default();
    let mut text = |key, findings: &mut _| table.take(key, "\"…\" 문자열", findings, string);
    let title = text("title", findings).unwrap_or(defaults.title);
    let description = text("description", findings).unwrap_or(defaults.description);
    let language = text("language", findings).unwrap_or(defaults.language);
    let repo = text("repo", findings).map(|repo| repo.trim_end_matches('/').to_owned());
    let theme = text("theme", findings);
    let mut path = |key, findings: &mut _| {
        table.take(key, "과정 폴더를 기준으로 한 파일 경로", findings, |value| {
            SourcePath::new(value.as_str()?).ok()
        })
    };
    let logo = path("logo", findings);
    let base_url = table
        .take("base_url", "\"https://…/\" 주소", findings, |value| base_url(value.as_str()?));
    let extra_css =
        table.take("extra_css", "[\"style.css\"]처럼 파일 경로 목록", findings, |value| {
            strings(value)?.into_iter().map(|(path, _)| SourcePath::new(&path).ok()).collect()
        });
    let mut flag =
        |key| table.take(key, "true 또는 false", findings, DeValue::as_bool).unwrap_or(false);
    let remote_images =
        if flag("remote_images") { RemoteImages::Shown } else { RemoteImages::Linked };
    let html = if flag("untrusted") { HtmlTrust::Text } else { HtmlTrust::Harmless };
    let offline = if flag("offline") { Offline::ServiceWorker } else { Offline::No };
    table.finish(findings);
    Site {
        title,
        description,
        language,
        base_url,
        repo,
        logo,
        extra_css: extra_css.unwrap_or_default(),
        theme,
        remote_images,
        html,
        offline,
    }
}

/// An address that a site can have: http or https, with a host, made to end in `/`.
pub fn base_url(text: &str) -> Option<String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let valid =
        !rest.is_empty() && !rest.starts_with('/') && !rest.contains(['?', '#', ' ', '"', '<']);
    valid.then(|| format!("{}/", text.trim_end_matches('/')))
}

fn course(mut table: Table<'_>, findings: &mut Vec<Diagnostic>) -> CourseFacts {
    let start = table.take("start", "2026-03-02 같은 날짜", findings, |value| match value {
        DeValue::Datetime(date) => date.date.map(|date| date.to_string()),
        _ => None,
    });
    let students = table.take("students", "1 이상의 정수", findings, |value| {
        value.as_integer()?.as_str().parse().ok().filter(|students| *students > 0)
    });
    let region = table.take("region", "\"ap-northeast-2\" 같은 문자열", findings, string);
    table.finish(findings);
    CourseFacts { start, students, region }
}

fn string(value: &DeValue<'_>) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn strings(value: &DeValue<'_>) -> Option<Vec<(String, std::ops::Range<usize>)>> {
    value.as_array()?.iter().map(|item| Some((string(item.get_ref())?, item.span()))).collect()
}

/// `Some(None)` is `off`.
fn severity(level: &str) -> Option<Option<Severity>> {
    match level {
        "off" => Some(None),
        "note" => Some(Some(Severity::Note)),
        "warning" => Some(Some(Severity::Warning)),
        "error" => Some(Some(Severity::Error)),
        _ => None,
    }
}

fn not_a_string(span: Span, key: &str) -> Diagnostic {
    Diagnostic::error("config-value", span, format!("`{key}`의 값이 문자열이 아닙니다"))
        .help("따옴표로 감싼 문자열로 적으세요")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(text: &str) -> Vec<(usize, &'static str)> {
        let source = Source::new(SourcePath::new("course.toml").unwrap(), text);
        let (_, findings) = read(&source);
        findings.iter().map(|f| (source.place(f.span.start as usize).line, f.code)).collect()
    }

    fn config(text: &str) -> Config {
        let (config, findings) = read(&Source::new(SourcePath::new("course.toml").unwrap(), text));
        assert_eq!(findings, []);
        config
    }

    #[test]
    fn every_key_is_read() {
        let config = config(
            "exclude = [\"초안\", \"**/old_*.md\"]\n[site]\ntitle = \"과정\"\nbase_url = \"https://a.kr/b\"\n\
             remote_images = true\nextra_css = [\"a.css\"]\n[course]\nstart = 2026-03-02\nstudents = 14\n\
             [aliases]\n\"Old/\" = \"New\"\n[redirects]\n\"a/\" = \"b/\"\n[rules]\nlink-broken = \"off\"\n\
             [search.aliases]\n\"큐브\" = [\"kube\"]\n",
        );
        assert_eq!(config.site.base_url.as_deref(), Some("https://a.kr/b/"));
        assert_eq!(config.course.start.as_deref(), Some("2026-03-02"));
        assert_eq!(config.aliases["Old"].as_str(), "New");
        assert!(config.exclude.covers(&SourcePath::new("초안/a/b.md").unwrap()));
        assert!(config.exclude.covers(&SourcePath::new("x/old_1.md").unwrap()));
        assert!(!config.exclude.covers(&SourcePath::new("x/1.md").unwrap()));
        assert_eq!(config.rules["link-broken"].severity, None);
    }

    #[test]
    fn what_is_not_understood_has_a_finding_at_its_line() {
        assert_eq!(findings("[site]\ntitel = \"x\"\n"), [(2, "config-unknown-key")]);
        assert_eq!(findings("[site]\ntitle = 3\n"), [(2, "config-value")]);
        assert_eq!(findings("[course]\nstudents = 0\n"), [(2, "config-value")]);
        assert_eq!(findings("[rules]\na = \"loud\"\n"), [(2, "config-value")]);
        assert_eq!(findings("exclude = [\"a[\"]\n"), [(1, "config-value")]);
        assert_eq!(findings("[site\ntitle = \"x\"\n")[0], (1, "config-syntax"));
    }

    #[test]
    fn an_address_needs_a_scheme_and_a_host() {
        assert_eq!(base_url("https://a.kr/x/"), Some("https://a.kr/x/".to_owned()));
        assert_eq!(base_url("a.kr"), None);
        assert_eq!(base_url("https:///x"), None);
    }
}
