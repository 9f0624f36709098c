//! An expected cost that its table, or the page it speaks of, does not give.

use std::ops::Range;

use crate::check::{CheckedPage, Finder, Rule, Subject};
use crate::cost::{Bill, Estimate, Stated};
use crate::course::{PageKind, Target, UnitKind};
use crate::diagnostic::{Diagnostic, Figure};
use crate::markdown::{self, BlockKind, InlineKind, Row, Table};
use crate::money::{Amount, Exact, Rounding};
use crate::text::with_particle;

pub(super) static RULE: Rule = Rule {
    code: "cost-estimate-mismatch",
    summary: "표와 다른 예상 비용",
    docs: r"
## 무엇을 확인하나요
실습의 `예상 비용`을 그 페이지의 비용 표와 견주고, 하루와 한 주의 페이지에 적힌 예상 비용을 실습과 하루의
페이지에 적힌 금액과 견줍니다. 10%까지의 차이와 반올림은 봐줍니다.

## 왜 문제인가요
예상 비용은 학생이 맨 먼저 보는 숫자입니다. 표만 고치고 위에 적은 금액을 잊으면 아무도 믿지 않게 됩니다.

## 예
````md
## 개요

**예상 비용**: $0.20

## 비용

| 리소스 | 사용 시간 | 단가 | 비용 |
|---|---|---|---|
| ALB | 2시간 | $0.0225/hour | $0.045 |
| EC2 | 2시간 | $0.0104/hour | $0.021 |
| **합계** | | | **$0.066** |
````

## 이렇게 고치세요
````md
## 개요

**예상 비용**: $0.07

## 비용

| 리소스 | 사용 시간 | 단가 | 비용 |
|---|---|---|---|
| ALB | 2시간 | $0.0225/hour | $0.045 |
| EC2 | 2시간 | $0.0104/hour | $0.021 |
| **합계** | | | **$0.066** |
````
",
    finder: Finder::Rule(find),
};

fn find(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for page in subject.pages {
        let Some(bill) = subject.ledger.bill(page.source.id) else { continue };
        for estimate in &bill.estimates {
            found.extend(match subject_of(subject, page, estimate) {
                About::Page if bill.total.is_some() => own(bill, estimate),
                About::Page => of_pages_below(subject, page, bill, estimate),
                About::Unit(unit) => of_unit(subject, estimate, unit),
                About::Nothing => None,
            });
        }
        if page.page.kind == PageKind::Index {
            markdown::blocks(&page.document.blocks, &mut |block| {
                if let BlockKind::Table(table) = &block.kind {
                    found.extend(
                        table.rows.iter().flat_map(|row| rolled_up(subject, page, table, row)),
                    );
                }
            });
        }
    }
    found
}

/// What an estimate speaks of.
enum About<'s> {
    /// The page that it stands on.
    Page,
    /// Another page.
    Unit(&'s CheckedPage<'s>),
    /// Something without a page.
    Nothing,
}

/// What an estimate speaks of: on a folder's page the unit that the nearest heading names.
fn subject_of<'s>(
    subject: &'s Subject<'_>,
    page: &CheckedPage<'_>,
    estimate: &Estimate,
) -> About<'s> {
    let named = estimate.headings.iter().rev().find_map(|heading| PageKind::named(heading));
    let (PageKind::Index, Some(PageKind::Unit(kind, number))) = (page.page.kind, named) else {
        return About::Page;
    };
    let folder = page.source.path.parent();
    let mut units = subject.pages.iter().filter(|other| {
        let PageKind::Unit(own, at) = other.page.kind else { return false };
        own == kind && (number.is_none() || at == number) && other.source.path.parent() == folder
    });
    match (units.next(), units.next()) {
        (Some(unit), None) => About::Unit(unit),
        // `실습 정보` names none.
        (None, _) if number.is_none() => About::Page,
        _ => About::Nothing,
    }
}

/// How many amounts of pages below are shown.
const SHOWN: usize = 4;

/// Against what the pages below come to, on the page of a folder that has no table of its own.
fn of_pages_below(
    subject: &Subject<'_>,
    page: &CheckedPage<'_>,
    bill: &Bill,
    estimate: &Estimate,
) -> Option<Diagnostic> {
    // Of several estimates each may be for something else.
    let alone = bill.estimates.len() == 1;
    let parts = Some(below(subject, page)?).filter(|parts| alone && !parts.is_empty())?;
    let people: Vec<Exact> =
        parts.iter().flat_map(|part| part.people).chain(&bill.people).copied().collect();
    let sum = Stated {
        value: Exact::sum(parts.iter().map(|part| part.amount.value))?,
        ..parts[0].amount.clone()
    };
    // It may be of one of them alone.
    let fits = |amount: &Stated| agrees(&estimate.amount, amount, &people);
    if fits(&sum) || parts.iter().any(|part| fits(part.amount)) {
        return None;
    }
    let scale = parts.iter().filter_map(|part| part.amount.scale).max().unwrap_or(2);
    let text = Amount::dollars(sum.value.round(scale, Rounding::HalfUp)?).to_string();
    let message = format!(
        "예상 비용은 {}인데 아래 페이지들의 금액을 더하면 {text}입니다",
        estimate.amount.text
    );
    let computation: Vec<&str> = parts.iter().map(|part| part.amount.text.as_str()).collect();
    let found = Diagnostic::warning(RULE.code, estimate.amount.span, message)
        .help("예상 비용을 고치거나, 아래 페이지의 금액이 맞는지 보세요")
        .figure(Figure {
            stated: Some(estimate.amount.text.clone()),
            expected: Some(text.clone()),
            exact: Some(sum.value.to_string()),
            computation: Some(format!("{} = {text}", computation.join(" + "))),
        });
    Some(
        parts
            .iter()
            .take(SHOWN)
            .fold(found, |found, part| found.related(part.amount.span, "아래 페이지의 금액입니다")),
    )
}

/// What a page below costs.
struct Part<'s> {
    amount: &'s Stated,
    people: &'s [Exact],
}

/// What the pages right below a folder's page come to: its folders, else its units. `None` when one
/// speaks of money and does not say how much it comes to.
fn below<'s>(subject: &'s Subject<'_>, page: &CheckedPage<'_>) -> Option<Vec<Part<'s>>> {
    let folder = page.source.path.parent();
    let folders: Vec<&CheckedPage<'_>> = subject
        .pages
        .iter()
        .filter(|other| {
            let own = other.source.path.parent();
            other.page.kind == PageKind::Index && own != folder && own.parent() == folder
        })
        .collect();
    let units = || {
        subject.pages.iter().filter(|other| {
            matches!(other.page.kind, PageKind::Unit(kind, _) if kind != UnitKind::Guide)
                && other.source.path.parent() == folder
        })
    };
    let mut parts = Vec::new();
    for unit in units().filter(|_| folders.is_empty()) {
        parts.extend(of_page(subject, unit)?);
    }
    for inner in folders {
        match of_page(subject, inner)? {
            Some(part) => parts.push(part),
            None => parts.extend(below(subject, inner)?),
        }
    }
    Some(parts)
}

/// What a page says that it comes to; `Some(None)` when it does not speak of what it costs.
fn of_page<'s>(subject: &'s Subject<'_>, page: &CheckedPage<'_>) -> Option<Option<Part<'s>>> {
    let Some(bill) = subject.ledger.bill(page.source.id) else { return Some(None) };
    let of_all = |estimate: &&Estimate| {
        !estimate.headings.iter().any(|heading| PageKind::named(heading).is_some())
    };
    let mut estimates = bill.estimates.iter().filter(of_all);
    let amount = match (estimates.next(), estimates.next(), &bill.total) {
        (Some(only), None, _) => Some(&only.amount),
        (_, _, Some(total)) => Some(total),
        (Some(_), Some(_), None) => return None,
        (None, _, None) => None,
    };
    let priced = subject.ledger.figures(page.source.id).any(|figure| figure.kind == "total");
    match amount {
        Some(amount) => Some(Some(Part { amount, people: &bill.people })),
        None if priced => None,
        None => Some(None),
    }
}

/// Against the sum of the page's own table.
fn own(bill: &Bill, estimate: &Estimate) -> Option<Diagnostic> {
    let total = bill.total.as_ref()?;
    let other_time = match (estimate.minutes, &bill.billed) {
        (Some(minutes), Some(billed)) => minutes != billed.minutes,
        _ => false,
    };
    if other_time || agrees(&estimate.amount, total, &bill.people) {
        return None;
    }
    let message = format!(
        "예상 비용은 {}인데 이 페이지의 표를 더하면 {}입니다",
        estimate.amount.text, total.text
    );
    Some(told(estimate, total, message, "표의 합계입니다"))
}

/// Against what the page of the unit says.
fn of_unit(
    subject: &Subject<'_>,
    estimate: &Estimate,
    unit: &CheckedPage<'_>,
) -> Option<Diagnostic> {
    let bill = subject.ledger.bill(unit.source.id)?;
    let name = unit.source.path.name();
    let (stated, what) = match (bill.estimates.first(), &bill.total) {
        (Some(own), _) => (&own.amount, "예상 비용"),
        (None, Some(total)) => (total, "표의 합계"),
        (None, None) => return None,
    };
    if agrees(&estimate.amount, stated, &bill.people) {
        return None;
    }
    let message = format!(
        "여기에 적은 예상 비용은 {}인데 {name}의 {} {}입니다",
        estimate.amount.text,
        with_particle(what, "은", "는"),
        stated.text
    );
    Some(told(estimate, stated, message, &format!("{name}의 {what}입니다")))
}

fn told(estimate: &Estimate, other: &Stated, message: String, there: &str) -> Diagnostic {
    let expected = with_particle(&other.text, "으로", "로");
    Diagnostic::warning(RULE.code, estimate.amount.span, message)
        .related(other.span, there)
        .help(format!("예상 비용을 {expected} 고치거나 표에 빠진 것이 있는지 보세요"))
        .figure(Figure {
            stated: Some(estimate.amount.text.clone()),
            expected: Some(other.text.clone()),
            exact: Some(other.value.to_string()),
            computation: None,
        })
}

/// Rows that link to a page below and repeat its cost.
fn rolled_up(
    subject: &Subject<'_>,
    page: &CheckedPage<'_>,
    table: &Table,
    row: &Row,
) -> Vec<Diagnostic> {
    let Some(below) = linked(subject, page, row) else { return Vec::new() };
    let ledger = subject.ledger;
    let Some(total) = ledger.bill(below.source.id).and_then(|bill| bill.total.as_ref()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (cell, heading) in row.cells.iter().zip(&table.header.cells) {
        let heading = markdown::plain_text(&heading.content);
        if !["비용", "학생당", "합계", "금액"].iter().any(|word| heading.contains(word))
            || ["누적", "단가", "시간당"].iter().any(|word| heading.contains(word))
        {
            continue;
        }
        for (at, amount) in amounts(page.source.slice(cell.span)) {
            let Some(value) = amount.exact() else { continue };
            let mut known = ledger.figures(below.source.id).map(|other| other.value);
            if known.any(|other| same(value, amount.scale(), other)) {
                continue;
            }
            let start = cell.span.start as usize + at.start;
            let span = page.source.span(start..start + at.len());
            let stated = page.source.slice(span);
            let name = below.page.title.as_str();
            let message = format!(
                "{} {} 페이지에 없는 금액입니다. 그 표의 합계는 {}입니다",
                with_particle(stated, "은", "는"),
                name,
                total.text
            );
            found.push(
                Diagnostic::warning(RULE.code, span, message)
                    .related(total.span, "그 페이지의 합계입니다")
                    .help("두 페이지 가운데 옛 금액을 고치세요"),
            );
        }
    }
    found
}

/// The amounts of a text and where they stand.
fn amounts(text: &str) -> Vec<(Range<usize>, Amount)> {
    let mut found: Vec<(Range<usize>, Amount)> = Vec::new();
    for (at, character) in text.char_indices() {
        let within = found.last().is_some_and(|(last, _)| at < last.end);
        let inside = text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '.' || c == ',');
        if !within && !inside && !character.is_whitespace() {
            found.extend(
                Amount::read(&text[at..]).map(|(amount, length)| (at..at + length, amount)),
            );
        }
    }
    found
}

/// The page further down that a row links to.
fn linked<'s>(
    subject: &'s Subject<'_>,
    page: &CheckedPage<'_>,
    row: &Row,
) -> Option<&'s CheckedPage<'s>> {
    let folder = page.source.path.parent();
    let links = row.cells.iter().flat_map(|cell| &cell.content).filter_map(|inline| {
        let InlineKind::Link(link) = &inline.kind else { return None };
        match &page.links.get(link.destination.as_str())?.target {
            Target::Page(path, ..) => Some(path),
            _ => None,
        }
    });
    let mut below = links.filter(|path| **path != page.source.path && path.is_within(&folder));
    let path = below.next()?;
    subject.pages.iter().find(|other| other.source.path == *path)
}

/// Whether an estimate is near enough to an amount, for one or for all.
fn agrees(estimate: &Stated, amount: &Stated, people: &[Exact]) -> bool {
    let mut ways = vec![amount.value];
    for count in people {
        ways.extend(amount.value.times(*count));
        ways.extend(amount.value.over(*count));
    }
    ways.into_iter().any(|value| {
        let rounded = [Rounding::HalfUp, Rounding::Up, Rounding::Down].into_iter().any(|rule| {
            let number = estimate.scale.and_then(|scale| value.round(scale, rule));
            number.is_some_and(|number| number.exact() == estimate.value)
        });
        rounded || is_near(estimate.value, value)
    })
}

/// Whether two values differ by no more than a tenth.
fn is_near(estimate: Exact, value: Exact) -> bool {
    let tenth = Exact::ratio(1, 10).and_then(|tenth| value.magnitude().times(tenth));
    match (estimate.minus(value), tenth) {
        (Some(off), Some(tenth)) => off.magnitude() <= tenth,
        _ => false,
    }
}

fn same(value: Exact, scale: Option<u32>, other: Exact) -> bool {
    let rounded = scale.and_then(|scale| other.round(scale, Rounding::HalfUp));
    rounded.is_some_and(|number| number.exact() == value)
}
