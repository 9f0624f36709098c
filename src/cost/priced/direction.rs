//! What an author tells the check in comments: `<!-- cost: key -->`, `<!-- region: us-east-1 -->`.

use crate::cost::book::{PriceBook, Region};
use crate::diagnostic::Diagnostic;
use crate::markdown::Document;
use crate::text::{Source, Span, nearest, with_particle};

/// The directions of a page, in order.
#[derive(Clone, Debug, Default)]
pub struct Directions {
    keys: Vec<(Span, String)>,
    regions: Vec<(Span, Region)>,
}

impl Directions {
    /// The directions among the comments of a page.
    pub fn of(document: &Document) -> Self {
        let mut all = Self::default();
        for comment in &document.comments {
            if let Some(key) = comment.text.strip_prefix("cost:") {
                all.keys.push((comment.span, key.trim().to_owned()));
            } else if let Some(region) = comment.text.strip_prefix("region:") {
                all.regions.push((comment.span, Region::named(region)));
            }
        }
        all
    }

    /// The region said last before a byte.
    pub fn region(&self, at: usize) -> Option<&Region> {
        let before = self.regions.partition_point(|(span, _)| span.end as usize <= at);
        before.checked_sub(1).map(|last| &self.regions[last].1)
    }

    /// The key for a row or line: one that stands in it, else one right before `whole`, the table or
    /// line that it is of.
    pub fn key(&self, source: &Source, row: &std::ops::Range<usize>, whole: usize) -> Option<&str> {
        let first = self.keys.partition_point(|(span, _)| (span.start as usize) < row.start);
        let inside = self.keys.get(first).filter(|(span, _)| row.contains(&(span.start as usize)));
        let before = || {
            let next = self.keys.partition_point(|(span, _)| span.end as usize <= whole);
            self.keys[..next].last().filter(|(span, _)| {
                let between = source.text.get(span.end as usize..whole);
                between.is_some_and(|between| between.trim_matches(is_lead).is_empty())
            })
        };
        inside.or_else(before).map(|(_, key)| key.as_str())
    }

    /// A finding for each key that the book does not have, and for each region that there is not.
    pub fn check(&self, book: &PriceBook) -> Vec<Diagnostic> {
        let mut all = self.unknown_keys(book);
        all.extend(self.regions.iter().filter_map(|(span, region)| misspelt(region, *span, book)));
        all
    }

    fn unknown_keys(&self, book: &PriceBook) -> Vec<Diagnostic> {
        let unknown = self.keys.iter().filter(|(_, key)| book.shelf.by_key(key).is_none());
        unknown
            .map(|(span, key)| {
                let quoted = with_particle(&format!("`{key}`"), "이라는", "라는");
                let message = format!("가격 파일에 {quoted} 키가 없습니다");
                let finding = Diagnostic::error("cost-key-unknown", *span, message);
                let keys = book.shelf.all().iter().map(|price| price.key.as_str());
                finding.help(match nearest(key, keys) {
                    Some(near) => format!("`{near}` 키인지 확인하세요"),
                    None => "`pricing.toml`에 이 키의 가격을 적거나 주석을 지우세요".to_owned(),
                })
            })
            .collect()
    }
}

/// The finding of a region that there is not.
pub fn misspelt(region: &Region, span: Span, book: &PriceBook) -> Option<Diagnostic> {
    let near = region.misspelt(&book.shelf)?;
    let quoted = with_particle(&format!("`{}`", region.name()), "은", "는");
    let message = format!("{quoted} 모르는 리전이라 가격을 견주지 않습니다");
    let finding = Diagnostic::warning("cost-region-unknown", span, message);
    Some(finding.help(match near {
        Some(near) => format!("`{near}` 리전인지 확인하세요"),
        None => "`ap-northeast-2` 같은 리전 코드를 적으세요".to_owned(),
    }))
}

/// What may stand between a comment and the table or line after it: marks of lists, quotes, cells.
fn is_lead(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '*' | '+' | '>' | '|')
}
