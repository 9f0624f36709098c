//! Pages that send their readers on: `[redirects]` of `course.toml`.

use std::collections::BTreeSet;

use super::frame::Frame;
use super::place::Place;
use super::policy;
use super::shell::RedirectPage;
use crate::course::Route;
use crate::diagnostic::Diagnostic;
use crate::text::{SourcePath, Span, url, with_particle};
use crate::theme::{Template, ThemeError};

/// A page that moved.
pub(super) struct Redirect {
    /// Its file on the site.
    pub file: String,
    /// Its HTML.
    pub html: String,
    /// The line of the settings that says so.
    pub span: Span,
}

/// The pages of all redirects, and a finding for each that leads nowhere; `files` is what the site
/// has beside them.
pub(super) fn redirects(
    frame: &Frame<'_>,
    files: &BTreeSet<String>,
) -> Result<(Vec<Redirect>, Vec<Diagnostic>), ThemeError> {
    let parts = frame.parts;
    let all = &parts.config.redirects;
    let moved: BTreeSet<String> = all.keys().filter_map(|old| file_of(old)).collect();
    let (mut pages, mut findings) = (Vec::new(), Vec::new());
    for (old, redirect) in all {
        let mut broken = |message: String, help: &str| {
            findings.push(Diagnostic::error("redirect-broken", redirect.span, message).help(help));
        };
        let Some(file) = file_of(old) else {
            let old = with_particle(&format!("`{old}`"), "은", "는");
            broken(
                format!("옛 주소 {old} 사이트 안의 경로가 아닙니다"),
                "사이트 맨 위에서 시작하는 경로를 `week1/old/`처럼 적으세요",
            );
            continue;
        };
        let place = Place::In(Route::of_folder(&folder_of(&file)));
        let to = &redirect.to;
        let href = if url::scheme(to)
            .is_some_and(|scheme| matches!(scheme.as_str(), "http" | "https"))
        {
            to.clone()
        } else {
            let (path, anchor) =
                to.split_once('#').map_or((to.as_str(), None), |(path, id)| (path, Some(id)));
            let target =
                file_of(path).filter(|target| files.contains(target) || moved.contains(target));
            let Some(target) = target.filter(|target| *target != file) else {
                let page = SourcePath::new(path.trim_start_matches('/')).ok();
                let page = page.and_then(|page| parts.course.page(&page));
                let quoted = with_particle(&format!("`{to}`"), "은", "는");
                match page {
                    Some(page) => {
                        let anchor = anchor.map(|id| format!("#{id}")).unwrap_or_default();
                        let address = match page.route.as_str() {
                            "" => "/",
                            address => address,
                        };
                        broken(
                            format!(
                                "`{old}`의 새 주소 {quoted} 과정의 파일이고 사이트의 주소가 아닙니다"
                            ),
                            &format!("그 페이지의 주소 `{address}{anchor}`를 적으세요"),
                        );
                    }
                    None => broken(
                        format!("`{old}`의 새 주소 {quoted} 사이트에 없습니다"),
                        "새 주소를 사이트 맨 위에서 시작하는 경로로 고치거나 이 줄을 지우세요",
                    ),
                }
                continue;
            };
            let anchor = anchor.map(|id| format!("#{}", url::encode_path(&url::decode(id))));
            place.href(&target) + &anchor.unwrap_or_default()
        };
        let context = RedirectPage {
            t: parts.theme.strings(),
            entry: parts.theme.entry(),
            policy: policy::of(parts.config.site.remote_images),
            language: &parts.config.site.language,
            root: place.root(),
            canonical: parts.config.site.base_url.as_ref().and_then(|base| {
                let file = file_of(to.split('#').next().unwrap_or(to))?;
                url::scheme(to).is_none().then(|| {
                    format!("{base}{}", url::encode_path(file.trim_end_matches("index.html")))
                })
            }),
            href,
            title: to,
        };
        let html = parts.theme.render(Template::Redirect, &context)?;
        pages.push(Redirect { file, html, span: redirect.span });
    }
    Ok((pages, findings))
}

/// The file that an address from the site's root leads to; `None` when it leads out of the site.
fn file_of(address: &str) -> Option<String> {
    let path = url::decode(address.trim_start_matches('/'));
    let folder = path.is_empty() || path.ends_with('/');
    let path = SourcePath::new(&path).ok()?;
    let name = path.name();
    Some(match (folder, name.contains('.')) {
        (false, true) => path.as_str().to_owned(),
        _ => Route::of_folder(&path).file(),
    })
}

fn folder_of(file: &str) -> SourcePath {
    SourcePath::new(file).map(|path| path.parent()).unwrap_or_default()
}
