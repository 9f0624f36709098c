//! `click`: where a node leads to.

use crate::diagram::label;
use crate::diagram::problem::Problem;
use crate::diagram::scene::Link;

use super::reader::Reader;
use super::statement::Name;
use super::token::{self, Keyword, Sort};

const USAGE: &str = "click A \"https://example.com\" \"설명\"처럼 쓰세요";

/// What follows the word `click`. A call of a function leads nowhere: pages work without script.
pub fn read(reader: &mut Reader<'_>) -> Result<(Vec<Name>, Option<Link>), Problem> {
    reader.take(Sort::Blank);
    let length = token::run(reader.rest(), |c| !c.is_whitespace());
    let range = reader.at..reader.at + length;
    let names = vec![Name { text: reader.text(&range).to_owned(), range: range.clone() }];
    reader.at = range.end;
    if length == 0 || reader.take(Sort::Blank).is_none() {
        return Err(refused(reader));
    }
    let call = reader.rest().strip_prefix("call");
    if let Some(call) = call.filter(|rest| rest.starts_with(char::is_whitespace)) {
        let line = call.find('\n').map_or(call, |end| &call[..end]);
        let open = line.find('(').filter(|open| !line[..*open].trim().is_empty());
        let close = open.and_then(|open| Some(open + line[open..].find(')')? + 1));
        let Some(close) = close else { return Err(refused(reader)) };
        reader.at += "call".len() + close;
        tooltip(reader)?;
        return Ok((names, None));
    }
    let marked = reader.rest().strip_prefix("href").is_some_and(|rest| rest.starts_with(' '));
    if marked {
        reader.at += "href".len();
        reader.take(Sort::Blank);
    }
    if quote_is_next(reader) {
        let href = reader.quoted()?.text;
        let tooltip = tooltip(reader)?;
        let start = reader.at;
        reader.take(Sort::Blank);
        if reader.take(Sort::Keyword(Keyword::Target)).is_none() {
            reader.at = start;
        }
        return Ok((names, Some(Link { href, tooltip })));
    }
    if marked || reader.id().is_none() {
        return Err(refused(reader));
    }
    tooltip(reader)?;
    Ok((names, None))
}

fn quote_is_next(reader: &Reader<'_>) -> bool {
    reader.peek().sort == Sort::Quote
}

/// A blank and a text in quotes, when they follow.
fn tooltip(reader: &mut Reader<'_>) -> Result<Option<String>, Problem> {
    let start = reader.at;
    if reader.take(Sort::Blank).is_some() && quote_is_next(reader) {
        return Ok(Some(label::plain(&reader.quoted()?.text)));
    }
    reader.at = start;
    Ok(None)
}

fn refused(reader: &Reader<'_>) -> Problem {
    let token = reader.peek();
    let length = token::run(reader.rest(), |c| c != '\n');
    let range = token.range.start..token.range.start + length.max(token.range.len());
    Problem::syntax(range, "click에 갈 곳이 없습니다").help(USAGE)
}
