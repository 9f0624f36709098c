//! Amounts that are no numbers, `$1.2.3`, `$1,50`, and lines that are too long to be read.

use super::compute::page::{Page, Said, is_people};
use super::read::sheet::Medium;
use super::read::token::{Kind, Money, Operator, Token};
use crate::diagnostic::Diagnostic;
use crate::money::Exact;
use crate::text::{Span, with_particle};

/// How many digits a number has at most.
const MOST_DIGITS: usize = 28;

/// The amounts of a page's text and tables that cannot be read. In code a dollar sign begins other things too.
pub fn findings(page: &Page<'_>) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> =
        page.unread.iter().map(|place| unread(page.source.span(place.clone()))).collect();
    for piece in &page.pieces {
        let mut look = |start: usize, text: &str, tokens: &[Token<'_>]| {
            let unreadable = tokens.iter().filter(|token| token.kind == Kind::Unreadable);
            found.extend(unreadable.map(|token| {
                let span = page.source.span(start + token.at.start..start + token.at.end);
                finding(&text[token.at.clone()], span)
            }));
            let nobody = nobody(tokens)
                .map(|token| page.source.span(start + token.at.start..start + token.end));
            found.extend(nobody.map(|span| no_people(page.source.slice(span), span)));
        };
        match &piece.content {
            Said::Table(grid) => {
                for cell in grid.rows.iter().flat_map(|row| &row.cells) {
                    look(cell.start, cell.text, &cell.tokens);
                }
            }
            Said::Lines(Medium::Prose, lines) => {
                lines.iter().for_each(|line| look(line.start, line.text, &line.tokens));
            }
            Said::Lines(Medium::Code | Medium::Diagram, _) | Said::Nothing => {}
        }
    }
    found
}

/// The number of nobody that an amount is divided by, or that is said to pay one.
fn nobody<'t>(tokens: &'t [Token<'t>]) -> Option<&'t Token<'t>> {
    let paid = tokens.iter().any(|token| match &token.kind {
        Kind::Money(money) => money.amount.exact().is_some_and(|value| !value.is_zero()),
        _ => false,
    });
    let shared = |at: usize| {
        let over = matches!(tokens[at].kind, Kind::Money(_))
            || at > 0 && tokens[at - 1].kind == Kind::Sign(Operator::Over);
        let labelled = tokens[at + 1..].iter().any(|token| token.kind == Kind::Colon);
        over || labelled
    };
    let none = |token: &Token<'_>| match &token.kind {
        // `$10 / 0명`
        Kind::Money(Money { per: Some(per), .. }) => {
            is_people(per.units.first()) && per.count().is_some_and(Exact::is_zero)
        }
        Kind::Count(count) => {
            !count.range
                && is_people(count.unit.as_ref())
                && count.numeral.exact().is_some_and(Exact::is_zero)
        }
        _ => false,
    };
    (0..tokens.len()).find(|at| paid && none(&tokens[*at]) && shared(*at)).map(|at| &tokens[at])
}

fn no_people(text: &str, span: Span) -> Diagnostic {
    let message = format!(
        "금액을 내거나 나누는 사람이 {}입니다",
        text.rsplit('/').next().unwrap_or(text).trim()
    );
    Diagnostic::warning("cost-malformed", span, message).help("사람 수를 1명 이상으로 적으세요")
}

fn unread(span: Span) -> Diagnostic {
    let message = "줄이나 표가 너무 커서 금액을 확인하지 않았습니다";
    Diagnostic::note("cost-unverifiable", span, message).help("줄과 표를 나누어 적으세요")
}

fn finding(text: &str, span: Span) -> Diagnostic {
    let named = with_particle(&format!("`{text}`"), "은", "는");
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let help = match () {
        () if !text.chars().all(|c| c.is_ascii() || c == '−') => {
            "금액에는 반각 숫자와 `$`만 쓰세요. 전각 숫자나 보이지 않는 글자가 섞여 있습니다"
        }
        () if digits > MOST_DIGITS => {
            "28자리가 넘는 금액은 계산할 수 없습니다. 자릿수를 확인하세요"
        }
        () => "소수점은 하나만, 쉼표는 세 자리마다 적으세요: `$1.23`, `$1,234.50`",
    };
    Diagnostic::warning("cost-malformed", span, format!("{named} 금액으로 읽을 수 없습니다"))
        .help(help)
}
