//! `course.toml` as text to [`Config`], with a finding for everything that is not understood.

use toml::de::{DeTable, DeValue};

use super::syntax::fault;
use super::table::{Manner, Table};
use super::{
    Config, CourseFacts, Exclude, HtmlTrust, Level, Offline, Placed, Redirect, RemoteImages, Site,
};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{Date, Source, SourcePath, Span, with_particle};

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
            Diagnostic::error("config-syntax", span, fault(error.message()))
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
    let place = top.place("exclude");
    if let Some(patterns) = top.strings("exclude", "[\"초안/**\"]처럼 문자열 목록", &mut findings)
    {
        for pattern in &patterns {
            if let Err(reason) = Exclude::check(&pattern.value) {
                let message = format!("`{}`의 글롭 문법이 잘못되었습니다: {reason}", pattern.value);
                findings.push(
                    Diagnostic::error("config-value", pattern.span, message)
                        .help("`초안/**`이나 `**/old_*.md`처럼 적으세요"),
                );
            }
        }
        let globs = Exclude::new(patterns.iter().map(|pattern| pattern.value.as_str()));
        config.exclude = Exclude { span: place, ..globs };
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
                        config.search_aliases.insert(word, others);
                    }
                    None => findings.push(
                        Diagnostic::error(
                            "config-value",
                            span,
                            format!("검색어 `{word}`의 값이 문자열 목록이 아닙니다"),
                        )
                        .help(format!("`\"{word}\" = [\"…\"]`처럼 목록으로 적으세요")),
                    ),
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
    let repo = web_address(&mut table, "repo", findings, |text| {
        address(text).map(|repo| repo.trim_end_matches('/').to_owned())
    });
    let base_url = web_address(&mut table, "base_url", findings, base_url);
    let theme = table.placed("theme", "\"theme\"처럼 폴더 경로 문자열", findings, string);
    let logo =
        table.placed("logo", FILE_PATH, findings, |value| SourcePath::new(value.as_str()?).ok());
    let styles = table.strings("extra_css", "[\"style.css\"]처럼 파일 경로 목록", findings);
    let mut extra_css = Vec::new();
    for style in styles.unwrap_or_default() {
        match SourcePath::new(&style.value) {
            Ok(value) => extra_css.push(Placed { value, span: style.span }),
            Err(error) => {
                let path = with_particle(&format!("`{}`", style.value), "은", "는");
                let message = format!("`extra_css`의 {path} {error}");
                let help = format!("{} 적으세요", with_particle(FILE_PATH, "으로", "로"));
                findings.push(Diagnostic::error("config-value", style.span, message).help(help));
            }
        }
    }
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
        extra_css,
        theme,
        remote_images,
        html,
        offline,
    }
}

const FILE_PATH: &str = "과정 폴더를 기준으로 한 파일 경로";

/// Takes an address; the finding says what is wrong with it.
fn web_address(
    table: &mut Table<'_>,
    key: &'static str,
    findings: &mut Vec<Diagnostic>,
    read: impl Fn(&str) -> Result<String, String>,
) -> Option<String> {
    let (_, value) = table.raw(key)?;
    let address = match value.get_ref().as_str() {
        Some(text) => read(text),
        None => Err("\"https://…\" 주소를 문자열로 적으세요".to_owned()),
    };
    address.map_err(|help| findings.push(table.refused(key, &value, "").help(help))).ok()
}

/// An address that a site can have, made to end in `/`.
///
/// # Errors
/// When it is none: what is wrong with it and what to write.
pub fn base_url(text: &str) -> Result<String, String> {
    let text = address(text)?;
    if let Some(sign) = text.chars().find(|sign| matches!(sign, '?' | '#')) {
        return Err(format!("`{sign}`부터 뒤를 지우세요. 사이트의 주소는 폴더에서 끝나야 합니다"));
    }
    Ok(format!("{}/", text.trim_end_matches('/')))
}

/// An address on the web: http or https, with a host.
fn address(text: &str) -> Result<&str, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let Some(rest) = rest else {
        let small = text.to_ascii_lowercase();
        let written_large = small.starts_with("https://") || small.starts_with("http://");
        return Err(if written_large {
            "맨 앞의 `https://`를 소문자로 적으세요".to_owned()
        } else {
            "`https://example.com/`처럼 `https://`로 시작하는 주소를 적으세요".to_owned()
        });
    };
    if rest.is_empty() || rest.starts_with(['/', '?', '#', ':']) {
        return Err("`https://` 뒤에 `example.com` 같은 서버 이름을 적으세요".to_owned());
    }
    if rest.contains(char::is_whitespace) {
        return Err("주소 안의 빈칸을 지우거나 `%20`으로 적으세요".to_owned());
    }
    match rest.chars().find(|sign| matches!(sign, '"' | '<' | '>' | '\\')) {
        Some(sign) => Err(format!("주소에 쓸 수 없는 글자 `{sign}` 자리를 고치세요")),
        None => Ok(text),
    }
}

fn course(mut table: Table<'_>, findings: &mut Vec<Diagnostic>) -> CourseFacts {
    let start = table.take("start", "2026-03-02 같은 날짜", findings, |value| match value {
        DeValue::Datetime(date) => {
            date.date.and_then(|date| Date::new(date.year, date.month, date.day))
        }
        _ => None,
    });
    let students = table.take("students", "1부터 4294967295까지의 정수", findings, |value| {
        value.as_integer()?.as_str().parse().ok().filter(|students| *students > 0)
    });
    let region_at = table.place("region");
    let region = table.take("region", "\"ap-northeast-2\" 같은 문자열", findings, string);
    table.finish(findings);
    CourseFacts { start, students, region, region_at }
}

fn string(value: &DeValue<'_>) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn strings(value: &DeValue<'_>) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|item| string(item.get_ref())).collect()
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
        assert_eq!(config.course.start, Date::new(2026, 3, 2));
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
    fn an_address_needs_a_scheme_and_a_host_and_the_reason_is_said() {
        assert_eq!(base_url("https://a.kr/x/"), Ok("https://a.kr/x/".to_owned()));
        for (text, says) in [
            ("a.kr", "`https://`로 시작하는"),
            ("javascript:alert(1)", "`https://`로 시작하는"),
            ("https:///x", "서버 이름"),
            ("https://a.kr/?x=1", "`?`부터"),
            ("https://a.kr/#x", "`#`부터"),
            ("https://a.kr/가 나", "빈칸"),
            ("HTTPS://a.kr/", "소문자"),
        ] {
            assert!(base_url(text).unwrap_err().contains(says), "{text}");
        }
    }

    #[test]
    fn a_refused_value_is_shown_with_what_it_may_be() {
        let said = |text: &str| {
            let source = Source::new(SourcePath::new("course.toml").unwrap(), text);
            let finding = read(&source).1.remove(0);
            (finding.message, finding.help.unwrap(), source.slice(finding.span).to_owned())
        };
        for (text, value, help) in [
            ("[course]\nstudents = 0\n", "0", "1부터 4294967295까지의 정수로 적으세요"),
            ("[course]\nstudents = -1\n", "-1", "1부터 4294967295까지의 정수로 적으세요"),
            ("exclude = [\"a\", 3]\n", "3", "[\"초안/**\"]처럼 문자열 목록으로 적으세요"),
            (
                "[site]\nrepo = \"javascript:1\"\n",
                "\"javascript:1\"",
                "`https://example.com/`처럼 `https://`로 시작하는 주소를 적으세요",
            ),
            ("site = 3\n", "3", "[site] 표로 적으세요"),
        ] {
            let (message, says, at) = said(text);
            assert!(message.ends_with(&format!("쓸 수 없는 값입니다: `{value}`")), "{message}");
            assert_eq!((says.as_str(), at.as_str()), (help, value));
        }
        let (message, help, _) = said("[search.aliases]\na = \"b\"\n");
        assert_eq!(message, "검색어 `a`의 값이 문자열 목록이 아닙니다");
        assert_eq!(help, "`\"a\" = [\"…\"]`처럼 목록으로 적으세요");
    }
}
