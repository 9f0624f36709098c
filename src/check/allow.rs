//! `<!-- allow: CODE -- reason -->`: an author knows better, and says why.

use std::collections::BTreeMap;

use super::{CheckedPage, nearest_code, rule};
use crate::diagnostic::Diagnostic;
use crate::markdown;
use crate::text::{SourceId, Span, with_particle};

/// A comment that allows a code in the block after it.
struct Allow<'a> {
    comment: Span,
    code: &'a str,
    reason: &'a str,
    /// The block; `None` at the end of a page.
    block: Option<Span>,
}

/// The findings that no comment allows, and what is to be said about the comments themselves.
pub(super) fn apply(
    pages: &[CheckedPage<'_>],
    findings: Vec<Diagnostic>,
) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let allows: BTreeMap<SourceId, Vec<Allow<'_>>> =
        pages.iter().map(|page| (page.source.id, allows(page))).collect();
    let mut used: Vec<Span> = Vec::new();
    let mut kept = Vec::new();
    for finding in findings {
        let allow = allows.get(&finding.span.source).into_iter().flatten().find(|allow| {
            allow.code == finding.code
                && allow.block.is_some_and(|block| block.contains(finding.span))
        });
        match allow {
            Some(allow) => used.push(allow.comment),
            None => kept.push(finding),
        }
    }
    used.sort_unstable();
    let about = allows.values().flatten().filter_map(|allow| {
        let is_used = used.binary_search(&allow.comment).is_ok();
        complaint(allow, is_used)
    });
    (kept, about.collect())
}

fn allows<'a>(page: &CheckedPage<'a>) -> Vec<Allow<'a>> {
    let comments = page.document.comments.iter().filter_map(|comment| {
        let rest = comment.text.strip_prefix("allow:")?;
        let (code, reason) = rest.split_once("--").unwrap_or((rest, ""));
        Some((comment.span, code.trim(), reason.trim()))
    });
    let mut blocks = Vec::new();
    markdown::blocks(&page.document.blocks, &mut |block| blocks.push(block.span));
    comments
        .map(|(comment, code, reason)| Allow {
            comment,
            code,
            reason,
            // Parents come before children: the first that begins here is the largest.
            block: blocks
                .iter()
                .filter(|block| block.start >= comment.end)
                .min_by_key(|block| block.start)
                .copied(),
        })
        .collect()
}

fn complaint(allow: &Allow<'_>, is_used: bool) -> Option<Diagnostic> {
    let code = allow.code;
    let quoted = format!("`{code}`");
    if rule(code).is_none() {
        let message =
            format!("allow에 적은 {} 규칙은 없습니다", with_particle(&quoted, "이라는", "라는"));
        let finding = Diagnostic::warning("allow-unknown", allow.comment, message);
        return Some(match nearest_code(code) {
            Some(near) => finding.help(format!("`{near}` 규칙인지 확인하세요")),
            None => finding.help("규칙 이름을 고치거나 이 주석을 지우세요"),
        });
    }
    if !is_used {
        let message = format!(
            "{} 허용했지만 다음 블록에는 그런 문제가 없습니다",
            with_particle(&quoted, "을", "를")
        );
        return Some(
            Diagnostic::warning("allow-unused", allow.comment, message)
                .help("이 주석을 지우거나 문제가 있는 블록 바로 앞으로 옮기세요"),
        );
    }
    allow.reason.is_empty().then(|| {
        Diagnostic::warning(
            "allow-without-reason",
            allow.comment,
            format!("{} 허용한 이유가 없습니다", with_particle(&quoted, "을", "를")),
        )
        .help(format!("`<!-- allow: {code} -- 이유 -->`처럼 이유를 적으세요"))
    })
}
