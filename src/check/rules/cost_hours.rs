//! A table that counts fewer hours than the lab takes.

use crate::check::{CheckedPage, Finder, Rule, Subject};
use crate::course::PageKind;
use crate::diagnostic::Diagnostic;
use crate::money::Exact;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "cost-hours",
    summary: "실습보다 짧게 센 사용 시간",
    docs: r"
## 무엇을 확인하나요
실습 페이지의 `시간: 14:00-15:50`처럼 적힌 길이와 비용 표에서 가장 긴 사용 시간을 견줍니다.

## 왜 문제인가요
실습하는 동안 자원은 계속 켜져 있습니다. 표가 더 짧은 시간으로 계산했다면 실제 청구액이 예상보다 큽니다.

## 예
````text
lab_1.md:
**시간**: 14:00-15:50
| 리소스 | 사용 시간 | 단가 | 비용 |
| ALB | 50분 | $0.0225/hour | $0.0188 |
| **합계** | | | **$0.0188** |
````

## 이렇게 고치세요
````text
lab_1.md:
**시간**: 14:00-15:50
| 리소스 | 사용 시간 | 단가 | 비용 |
| ALB | 110분 | $0.0225/hour | $0.0413 |
| **합계** | | | **$0.0413** |
````

일부만 켜 두는 자원이 섞여 있어도 가장 긴 행이 실습 시간보다 길거나 같으면 알리지 않습니다.
",
    finder: Finder::Rule(find),
};

fn find(subject: &Subject<'_>) -> Vec<Diagnostic> {
    subject.pages.iter().filter_map(|page| finding(subject, page)).collect()
}

fn finding(subject: &Subject<'_>, page: &CheckedPage<'_>) -> Option<Diagnostic> {
    let PageKind::Unit(..) = page.page.kind else { return None };
    let billed = subject.ledger.bill(page.source.id)?.billed.as_ref()?;
    let (span, length) = length(page)?;
    let scheduled = Exact::from(length);
    if billed.minutes >= scheduled {
        return None;
    }
    let message = format!("표에서 가장 긴 사용 시간은 {}인데 실습은 {length}분입니다", billed.text);
    Some(
        Diagnostic::warning(RULE.code, billed.span, message)
            .related(span, "실습 시간입니다")
            .help("켜 두는 시간을 실습 시간에 맞추고 금액을 다시 계산하세요"),
    )
}

/// What the page says when it begins and ends, and how many minutes that is.
fn length(page: &CheckedPage<'_>) -> Option<(Span, u32)> {
    let text = &*page.source.text;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches(|c: char| !c.is_alphanumeric());
        let label = ["시간", "실습 시간"].iter().find_map(|label| words.strip_prefix(label));
        if let Some((range, minutes)) = label.and_then(|_| range(line)) {
            return Some((page.source.span(start + range.start..start + range.end), minutes));
        }
        start += line.len();
    }
    None
}

/// `14:00-15:50` in a line, and the minutes between.
fn range(line: &str) -> Option<(std::ops::Range<usize>, u32)> {
    let (first, _) = line.match_indices(':').find(|(at, _)| clock(line, *at).is_some())?;
    let (from, begin, middle) = clock(line, first)?;
    let rest = line[middle..].trim_start();
    let rest = rest.strip_prefix(['-', '~', '–', '∼'])?.trim_start();
    let after = line.len() - rest.len();
    let colon = after + rest.find(':')?;
    let (to, start, end) = clock(line, colon)?;
    let minutes = to.checked_sub(from).filter(|minutes| *minutes > 0 && start == after)?;
    Some((begin..end, minutes))
}

/// The time of day around a colon in minutes, and where it begins and ends.
fn clock(line: &str, colon: usize) -> Option<(u32, usize, usize)> {
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    let begin = colon - line[..colon].chars().rev().take_while(char::is_ascii_digit).count();
    let end = colon + 1 + digits(&line[colon + 1..]);
    let hour: u32 = line[begin..colon].parse().ok().filter(|hour| *hour < 25)?;
    let minute: u32 = line[colon + 1..end].parse().ok().filter(|minute| *minute < 60)?;
    (end == colon + 3).then_some((hour * 60 + minute, begin, end))
}
