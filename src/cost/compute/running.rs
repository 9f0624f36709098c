//! `+$581/월` in a diagram of cumulative effects: each node adds its own step to the one before.

use super::arithmetic::Text;
use super::claim::{Claim, Kind, Way};
use super::figure::Figure;
use super::formula::Formula;
use super::memory::{Known, Role};
use super::page::Page;
use crate::cost::read::statement::Statement;
use crate::cost::read::words::RUNNING;

/// Whether a diagram shows cumulative sums: its words, its heading or its caption say so.
pub fn is_running(page: &Page<'_>, piece: usize, statements: &[Statement<'_>]) -> bool {
    let setting = &page.pieces[piece].setting;
    statements
        .iter()
        .map(|line| line.text)
        .chain([setting.caption])
        .chain(setting.headings.last().copied())
        .any(|text| RUNNING.within(text))
}

/// The claim of a node: the node before, and the net effect of the step that the node names.
pub fn step(
    page: &Page<'_>,
    memory: &[Known],
    piece: usize,
    line: &Statement<'_>,
    last: Option<&Known>,
) -> Option<Claim> {
    let at = line.main()?;
    let money = line.money(at)?;
    let place = &line.tokens[at].at;
    let figure =
        Figure::of_money(page.source, money, line.start + place.start..line.start + place.end)?;
    let text =
        Text { source: page.source, text: line.text, start: line.start, tokens: &line.tokens };
    let _ = text.given(at)?;
    let last = last?;
    let number = step_number(line.text)?;
    let steps = memory
        .iter()
        .filter(|known| known.role == Role::Net && known.piece < piece)
        .filter(|known| {
            let setting = &page.pieces[known.piece].setting;
            // In a sample the titles are lines of their own.
            let lines = &page.statements(known.piece)[..known.line];
            let titles = lines.iter().rev().filter(|line| line.is_title()).map(|line| line.text);
            let named = titles
                .chain([setting.caption])
                .chain(setting.headings.iter().rev().copied())
                .find_map(step_number);
            named == Some(number)
        });
    let formulas: Vec<Formula> =
        steps.map(|known| Formula::sum([last.given().into(), known.given().into()])).collect();
    let claim =
        (!formulas.is_empty()).then(|| Claim::new(figure, Kind::Total, "cost-total", formulas))?;
    Some(claim.conjectured(Way::Running, piece))
}

/// The number of the step that a text names: 2 in `Phase 2`, `2단계`.
fn step_number(text: &str) -> Option<u32> {
    let digits = |text: &str| -> Option<u32> {
        let length = text.bytes().take_while(u8::is_ascii_digit).count();
        text.get(..length)?.parse().ok()
    };
    let named = ["Phase ", "phase ", "Step ", "step ", "단계 "]
        .into_iter()
        .find_map(|word| text.find(word).and_then(|at| digits(&text[at + word.len()..])));
    named.or_else(|| {
        let (before, _) = text.split_once("단계")?;
        digits(before.trim_end_matches(' ').rsplit(|c: char| !c.is_ascii_digit()).next()?)
    })
}
