//! The grammar of boards: the blanks before a line say whether it is a column or a card in it.

use super::model::{Board, Card, Column, Priority};
use crate::diagram::bracketed::{self, Bracketed, Wording};
use crate::diagram::pairs::{Pair, pairs};
use crate::diagram::problem::{Problem, ProblemCode, named};
use crate::diagram::scene::Link;
use crate::diagram::source::Source;
use crate::text::nearest;

/// More cards and columns than this are no picture that anybody could read.
const MOST: usize = 400;

/// Reads a board; every bad line is a problem, the others are read.
pub fn parse(source: &Source<'_>) -> (Board, Vec<Problem>) {
    let mut reader = Reader {
        code: &source.code,
        at: source.header.end,
        board: Board::default(),
        first: None,
        tickets: source.setting("ticketBaseUrl"),
        problems: Vec::new(),
    };
    while reader.at < reader.code.len() {
        if let Err(problem) = reader.line() {
            reader.problems.push(problem);
        }
        reader.at = reader.line_end() + 1;
    }
    let Reader { board, mut problems, .. } = reader;
    let count: usize = board.columns.iter().map(|column| column.cards.len() + 1).sum();
    if count > MOST {
        let message = format!("열과 카드가 {MOST}개보다 많습니다");
        problems.push(
            Problem::error(ProblemCode::DiagramTooLarge, source.header.clone(), message)
                .help("보드를 여러 개로 나누세요"),
        );
    } else if count == 0 && problems.is_empty() {
        let message = "칸반 보드에 열이 없습니다";
        problems.push(
            Problem::warning(ProblemCode::DiagramValue, source.header.clone(), message)
                .help("다음 줄에 `todo[할 일]`처럼 열을 쓰세요"),
        );
    }
    (board, problems)
}

struct Reader<'s> {
    code: &'s str,
    at: usize,
    board: Board,
    /// How many blanks stand before the first column, and so before all.
    first: Option<usize>,
    /// The address of a ticket, with `#TICKET#` for its name.
    tickets: Option<&'s str>,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn line_end(&self) -> usize {
        self.code[self.at..].find('\n').map_or(self.code.len(), |length| self.at + length)
    }

    /// Reads one line; further when a text or its data goes on there.
    fn line(&mut self) -> Result<(), Problem> {
        let line = &self.code[self.at..self.line_end()];
        let blanks = line.len() - line.trim_start().len();
        let start = self.at + blanks;
        let line = line.trim();
        if line.is_empty() || line.starts_with("%%") {
            return Ok(());
        }
        let range = start..start + line.len();
        if bracketed::is_decoration(line, start)? {
            return match self.board.columns.is_empty() {
                true => Err(Problem::syntax(range, "꾸밈 앞에 열이나 카드가 없습니다")
                    .help("`::icon()`과 `:::`는 열이나 카드 다음 줄에 쓰세요")),
                false => Ok(()),
            };
        }
        // An opening of data is no bracket of a text.
        let data = line.find("@{").map_or(range.end, |at| start + at);
        if data == start {
            return Err(Problem::syntax(range, "`@{` 앞에 카드가 없습니다")
                .help("카드와 같은 줄에 `a[글]@{ priority: High }`처럼 쓰세요"));
        }
        let bare = !self.code[start..data].contains(['(', ')', '[', '{', '}']);
        let end = if bare { data } else { range.end };
        let Bracketed { id, text, end, .. } = bracketed::read(self.code, start, end)?;
        self.at = end;
        let mut card = Card { id, text, ticket: None, assigned: None, priority: None, link: None };
        if self.code[end..].starts_with("@{") {
            self.data(&mut card)?;
        }
        bracketed::ended(self.code, self.at, self.line_end())?;
        let first = *self.first.get_or_insert(blanks);
        if blanks < first {
            return Err(Problem::syntax(range, "첫 열보다 덜 들여 쓴 줄입니다")
                .help("모든 열을 첫 열만큼, 카드는 그보다 더 들여 쓰세요"));
        }
        match self.board.columns.last_mut().filter(|_| blanks > first) {
            Some(column) => column.cards.push(card),
            None => {
                let Card { id, text: title, .. } = card;
                self.board.columns.push(Column { id, title, cards: Vec::new() });
            }
        }
        Ok(())
    }

    /// `@{ ticket: A-1, assigned: 'name', priority: 'High' }`
    fn data(&mut self, card: &mut Card) -> Result<(), Problem> {
        let start = self.at + 2;
        let Some((pairs, length)) = pairs(&self.code[start..]) else {
            return Err(
                Problem::syntax(self.at..start, "`@{`가 닫히지 않았습니다").help("끝에 }를 쓰세요")
            );
        };
        self.at = start + length;
        for Pair { key, value, range } in pairs {
            let range = start + range.start..start + range.end;
            let written = Some(value.clone()).filter(|value| !value.is_empty());
            match key.as_str() {
                "ticket" => card.ticket = written,
                "assigned" => card.assigned = written,
                "label" => card.text = Wording::Plain(value),
                "priority" => {
                    let known = Priority::ALL.into_iter().find(|known| known.name() == value);
                    if known.is_none() && written.is_some() {
                        let names = Priority::ALL.map(Priority::name);
                        let message = format!("{} 우선순위가 아닙니다", named(&value, "은", "는"));
                        let like = names.into_iter().find(|it| it.eq_ignore_ascii_case(&value));
                        self.problems.push(
                            Problem::warning(ProblemCode::DiagramValue, range, message).meant(
                                like.or_else(|| nearest(&value, names)),
                                "Very High, High, Medium, Low, Very Low 가운데 하나를 쓰세요",
                            ),
                        );
                    }
                    card.priority = known;
                }
                "icon" | "shape" => {}
                _ => {
                    let message =
                        format!("카드에 {} 없습니다", named(&key, "이라는 값은", "라는 값은"));
                    self.problems.push(
                        Problem::warning(ProblemCode::DiagramValue, range, message)
                            .help("ticket, assigned, priority, label만 쓰세요"),
                    );
                }
            }
        }
        card.link = self.tickets.zip(card.ticket.as_ref()).map(|(address, ticket)| Link {
            href: address.replace("#TICKET#", ticket),
            tooltip: None,
        });
        Ok(())
    }
}
