//! Cuts a line into tokens.

use super::token::{Count, Kind, Money, Operator, Token};
use crate::money::{
    Amount, Magnitude, Number, Numeral, Per, Quantity, Rounding, Thing, Time, Unit,
};

/// Words that mark an amount as approximate.
const APPROXIMATE: [&str; 6] = ["~", "약", "대략", "≈", "approximately", "about"];

/// How many syllables a word that counts has at most.
const LONGEST_COUNTER: usize = 3;

/// A line of more pieces is no statement that somebody wrote.
pub const MOST: usize = 512;

/// Cuts a line. Emphasis marks, link targets, comments and tags are left out. A line of too many pieces
/// has none.
pub fn tokens(line: &str) -> Vec<Token<'_>> {
    let mut reader = Reader { line, at: 0, tokens: Vec::new(), approximate: false };
    while reader.at < line.len() && reader.tokens.len() <= MOST {
        reader.step();
    }
    if reader.tokens.len() > MOST { Vec::new() } else { reader.tokens }
}

struct Reader<'a> {
    line: &'a str,
    at: usize,
    tokens: Vec<Token<'a>>,
    approximate: bool,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.line[self.at..]
    }

    fn push(&mut self, kind: Kind<'a>, length: usize) {
        let at = self.at..self.at + length;
        let end = at.end;
        if !matches!(kind, Kind::Word(_)) {
            self.approximate = false;
        }
        self.tokens.push(Token { kind, at, end });
        self.at = end;
    }

    fn step(&mut self) {
        let rest = self.rest();
        let first = rest.chars().next().expect("the reader is not at the end");
        if let Some(length) = skipped(rest) {
            self.at += length;
        } else if first.is_whitespace() {
            self.at += first.len_utf8();
        } else if let Some((kind, length)) = self.mark(rest, first) {
            self.push(kind, length);
        } else if !self.money(rest) && !self.number(rest, first) {
            self.word(rest);
        }
    }

    /// Punctuation and operators.
    fn mark(&mut self, rest: &'a str, first: char) -> Option<(Kind<'a>, usize)> {
        let blank_before = self.at == 0 || self.line[..self.at].ends_with([' ', '*', '`']);
        let blank_after = rest[first.len_utf8()..].starts_with([' ', '*', '`']);
        let apart = blank_before && blank_after;
        let kind = match first {
            '(' | '[' => Kind::Open,
            ')' | ']' => Kind::Close,
            ':' | '：' => Kind::Colon,
            ',' | ';' | '•' | '|' | '│' | '·' => Kind::Comma,
            '×' | '✕' | '✖' => Kind::Sign(Operator::Times),
            '*' | 'x' | 'X' if apart || self.between_numbers(rest) => Kind::Sign(Operator::Times),
            '÷' => Kind::Sign(Operator::Over),
            '=' if !rest.starts_with("==") => Kind::Sign(Operator::Equals),
            '≈' | '≒' | '≃' => Kind::Sign(Operator::About),
            '→' | '⇒' | '➡' => Kind::Sign(Operator::Arrow),
            '-' | '=' if rest[1..].starts_with('>') => {
                return Some((Kind::Sign(Operator::Arrow), 2));
            }
            '/' if apart || self.between_numbers(rest) => Kind::Sign(Operator::Over),
            '+' if apart || self.between_numbers(rest) => Kind::Sign(Operator::Plus),
            '-' | '−' | '–' if apart => Kind::Sign(Operator::Minus),
            '<' => return line_break(rest).map(|length| (Kind::Break, length)),
            _ => return None,
        };
        Some((kind, first.len_utf8()))
    }

    /// Whether the mark stands right between two numbers: `50/60`, `2x$3`.
    fn between_numbers(&self, rest: &str) -> bool {
        let number_before = match self.tokens.last() {
            Some(token) if token.end == self.at => {
                matches!(token.kind, Kind::Count(_) | Kind::Money(_) | Kind::Close)
            }
            _ => false,
        };
        let after = rest.chars().nth(1);
        number_before && after.is_some_and(|c| c.is_ascii_digit() || c == '$' || c == '(')
    }

    fn money(&mut self, rest: &'a str) -> bool {
        // A minus sign belongs to an amount where nothing stands right before it.
        let free = self.at == 0
            || self.line[..self.at].ends_with([' ', '(', '*', '>', '|', '`', '[', '~', '약', '=']);
        let signed = rest.starts_with(['+', '-', '−']);
        let escaped = usize::from(rest.starts_with("\\$"));
        if signed && !free {
            return false;
        }
        let whole = Amount::read(&rest[escaped..])
            .filter(|(_, length)| !goes_on(&rest[escaped + length..]));
        let Some((amount, length)) = whole else {
            let sign = rest.chars().next().filter(|c| matches!(c, '+' | '-' | '−'));
            let digits = &rest[sign.map_or(0, char::len_utf8)..];
            let unreadable = digits
                .strip_prefix(['$', '＄'])
                .is_some_and(|d| d.starts_with(|c: char| c.is_ascii_digit() || is_foreign(c)));
            if unreadable {
                let of_it = |c: char| "+-−$＄.,0123456789".contains(c) || is_foreign(c);
                let length = rest.find(|c: char| !of_it(c)).unwrap_or(rest.len());
                self.push(Kind::Unreadable, length);
            }
            return unreadable;
        };
        let start = self.at + escaped;
        let mut end = start + length;
        let mut money =
            Money { amount, to: None, per: None, approximate: self.approximate, open: false };
        if let Some((to, length)) = upper_end(&self.line[end..]) {
            money.to = Some(to);
            end += length;
        }
        let place = start..end;
        if self.line[end..].starts_with('+')
            && !self.line[end + 1..].starts_with(|c: char| c.is_ascii_digit() || c == '$')
        {
            money.open = true;
            end += 1;
        }
        if let Some((per, length)) = Per::read(&self.line[end..]) {
            money.per = Some(per);
            end += length;
        }
        self.approximate = false;
        self.tokens.push(Token { kind: Kind::Money(money), at: place, end });
        self.at = end;
        true
    }

    /// `+25%`: its place holds the sign.
    fn signed_percent(&mut self, rest: &'a str) -> bool {
        let sign = rest.chars().next().filter(|c| matches!(c, '+' | '-' | '−'));
        let free = self.at == 0 || self.line[..self.at].ends_with([' ', '(', '*', '|', '[', '→']);
        let Some(sign) = sign.filter(|_| free) else { return false };
        let Some((number, digits)) = Number::read(&rest[sign.len_utf8()..]) else { return false };
        let length = sign.len_utf8() + digits;
        let percent = rest[length..].starts_with('%');
        if percent {
            self.push(Kind::Percent(number), length + 1);
        }
        percent
    }

    fn number(&mut self, rest: &'a str, first: char) -> bool {
        if self.signed_percent(rest) {
            return true;
        }
        if let Some((per, length)) = for_each(rest) {
            self.push(Kind::Per(per), length);
            return true;
        }
        if !first.is_ascii_digit() || self.glued() {
            return false;
        }
        let Some((numeral, digits)) = Numeral::read(rest) else { return false };
        let after = &rest[digits..];
        let (high, range) = match range_end(after) {
            Some(length) => (length, true),
            None => (0, false),
        };
        let after = &after[high..];
        let plain = numeral.number.filter(|_| numeral.magnitude == Magnitude::ONE);
        if let (Some(number), Some(sign)) = (plain, after.strip_prefix('%')) {
            let length = rest.len() - sign.len();
            self.push(Kind::Percent(number), length);
            return true;
        }
        let quantity = if range { None } else { Quantity::read(rest) };
        let (unit, length) = match quantity {
            Some((quantity, length)) => (Some(quantity.unit), length),
            None => match Unit::read(after.strip_prefix(' ').unwrap_or(after)) {
                Some((unit, word)) => {
                    let gap = usize::from(after.starts_with(' '));
                    (Some(unit), digits + high + gap + word)
                }
                None => (None, digits + high),
            },
        };
        let (numeral, unit, length) = match compound(numeral, unit.as_ref(), &rest[length..]) {
            Some((numeral, smaller, more)) => (numeral, Some(smaller), length + more),
            None => (numeral, unit, length),
        };
        // `× 14권`: what is multiplied with is a number, whatever it counts.
        let (unit, length) = match self.counter(&rest[length..]).filter(|_| unit.is_none()) {
            Some(word) => (Some(Unit::Thing(Thing::Named(word.to_owned()))), length + word.len()),
            None => (unit, length),
        };
        // `24/7`, `10.0.0.0`, `3rd`, `2025-10-31` are words.
        let tail = &rest[length..];
        let glued = unit.is_none() && tail.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        let seven = rest.starts_with("24/7") || rest.starts_with("24x7");
        let date = unit.is_none()
            && tail.starts_with('-')
            && tail[1..].starts_with(|c: char| c.is_ascii_digit());
        let address = unit.is_none()
            && tail.starts_with(['.', ':', '/'])
            && tail[1..].starts_with(|c: char| c.is_ascii_digit())
            && !tail.starts_with('/');
        if glued || seven || date || address {
            return false;
        }
        let at = self.at..self.at + length;
        let mut end = at.end;
        let per = Per::read(&self.line[end..]).filter(|(per, _)| per.numeral.is_none());
        let per = per.map(|(per, length)| {
            end += length;
            per
        });
        self.approximate = false;
        self.tokens.push(Token { kind: Kind::Count(Count { numeral, range, unit, per }), at, end });
        self.at = end;
        true
    }

    /// The word that counts what a product takes: it stands right behind a number next to `×` or `÷`.
    fn counter(&self, after: &'a str) -> Option<&'a str> {
        let hangul = |c: char| ('가'..='힣').contains(&c);
        let end = after.find(|c: char| !hangul(c)).unwrap_or(after.len());
        let (word, rest) = after.split_at(end);
        let factor = |kind: &Kind<'_>| matches!(kind, Kind::Sign(Operator::Times | Operator::Over));
        let beside = self.tokens.last().is_some_and(|token| factor(&token.kind))
            || rest.trim_start().starts_with(['×', '✕', '✖', '÷']);
        (beside && (1..=LONGEST_COUNTER).contains(&word.chars().count())).then_some(word)
    }

    /// Whether a letter stands right before: the `3` of `t3`.
    fn glued(&self) -> bool {
        let before = self.line[..self.at].chars().next_back();
        before.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '_' | '.' | '#'))
    }

    fn word(&mut self, rest: &'a str) {
        for mark in APPROXIMATE {
            if let Some(after) = rest.strip_prefix(mark) {
                let next = after.trim_start().trim_start_matches(['+', '-', '−', '*']);
                if next.starts_with(|c: char| c.is_ascii_digit() || "$₩U".contains(c)) {
                    self.approximate = true;
                    self.at += mark.len();
                    return;
                }
            }
        }
        let stop = |(at, c): (usize, char)| {
            let breaks = c.is_whitespace()
                || "()[]:：,;•|│·×✕✖÷=≈≒≃→⇒➡<`$＄₩".contains(c)
                || rest[at..].starts_with("**")
                || rest[at..].starts_with("->")
                || "~약".contains(c) && rest[at + c.len_utf8()..].starts_with(['$', '₩']);
            (at > 0 && breaks).then_some(at)
        };
        let length = rest.char_indices().find_map(stop).unwrap_or(rest.len());
        let word = &rest[..length];
        self.tokens.push(Token {
            kind: Kind::Word(word),
            at: self.at..self.at + length,
            end: self.at + length,
        });
        self.at += length;
    }
}

/// `1시간 30분` is ninety minutes: the number in the smaller unit, and how many bytes the rest takes.
fn compound(numeral: Numeral, unit: Option<&Unit>, rest: &str) -> Option<(Numeral, Unit, usize)> {
    let Some(Unit::Time(big)) = unit else { return None };
    let gap = usize::from(rest.starts_with(' '));
    let (smaller, length) = Quantity::read(&rest[gap..])?;
    let Unit::Time(small) = smaller.unit else { return None };
    let next = matches!(
        (big, small),
        (Time::Day, Time::Hour) | (Time::Hour, Time::Minute) | (Time::Minute, Time::Second)
    );
    let parts = big.in_units_of(small).filter(|_| next)?;
    let whole = numeral.exact()?.times(parts)?.plus(smaller.numeral.exact()?)?;
    let number = whole.round(whole.scale()?, Rounding::HalfUp)?;
    Some((number.into(), smaller.unit, gap + length))
}

/// How many bytes at the start of `rest` are no text: emphasis, code marks, comments, tags, the
/// target of a link.
fn skipped(rest: &str) -> Option<usize> {
    if rest.starts_with("<!--") {
        return Some(rest.find("-->").map_or(rest.len(), |at| at + 3));
    }
    if let Some(target) = rest.strip_prefix("](") {
        return Some(target.find(')').map_or(2, |at| at + 3));
    }
    if let Some(struck) = rest.strip_prefix("~~") {
        return Some(struck.find("~~").map_or(2, |at| at + 4));
    }
    if rest.starts_with("**") || rest.starts_with("__") {
        return Some(2);
    }
    if rest.starts_with("![") || rest.starts_with('`') {
        return Some(1);
    }
    if rest.starts_with('<') && line_break(rest).is_none() {
        let name = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        return rest.find('>').filter(|_| name).map(|at| at + 1);
    }
    None
}

/// How many bytes a `<br>` takes.
fn line_break(rest: &str) -> Option<usize> {
    ["<br/>", "<br />", "<br>", "<BR>"].into_iter().find(|tag| rest.starts_with(tag)).map(str::len)
}

/// The upper end of a range of amounts, `-0.04`, `~$5`, ` - $3`, and how many bytes it takes.
fn upper_end(rest: &str) -> Option<(Number, usize)> {
    let joint = ["-", "~", "–", " ~ ", " – "].into_iter().find(|joint| rest.starts_with(joint))?;
    let after = &rest[joint.len()..];
    // `2천만원~7천만원`
    if let Some((amount, length)) = Amount::read(after)
        && let Some(number) = amount.numeral.number
    {
        return Some((number, joint.len() + length));
    }
    let dollar = usize::from(after.starts_with('$'));
    let (number, digits) = Number::read(&after[dollar..])?;
    Some((number, joint.len() + dollar + digits))
}

/// How many bytes the rest of a range of numbers takes: the `-3` of `1-3개`.
fn range_end(rest: &str) -> Option<usize> {
    let joint = ["-", "~", "–", " ~ "].into_iter().find(|joint| rest.starts_with(joint))?;
    let (_, digits) = Numeral::read(&rest[joint.len()..])?;
    let tail = &rest[joint.len() + digits..];
    (!tail.starts_with('-')).then_some(joint.len() + digits)
}

/// `시간당`, `GB당`, `100만 건당`, and how many bytes they take.
fn for_each(rest: &str) -> Option<(Per, usize)> {
    let (per, length) = match Per::read_units(rest) {
        Some((per, length)) if rest[length..].starts_with('당') => (per, length),
        _ => return None,
    };
    let named = per.units.iter().all(|unit| !matches!(unit, Unit::Thing(Thing::Person)));
    // `학생당` names whom an amount is for, not what a price is for; `할당`, `담당` are words.
    let known = per.units.iter().all(|unit| Unit::read_below(&unit.to_string()).is_some());
    (named && known && !per.units.is_empty()).then_some((per, length + "당".len()))
}

/// Whether digits go on after a number in a way that no number does: `$1,50`, `$0.0５`.
fn goes_on(after: &str) -> bool {
    let rest = after.strip_prefix([',', '.']).unwrap_or(after);
    after.starts_with(is_foreign)
        || rest.starts_with(is_foreign)
        || after
            .strip_prefix(',')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// A digit of another script, `５`, or a mark that nobody sees.
fn is_foreign(c: char) -> bool {
    let unseen = matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    unseen || !c.is_ascii() && c.is_numeric()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::proptest;

    fn shown(line: &str) -> String {
        tokens(line)
            .iter()
            .map(|token| match &token.kind {
                Kind::Money(money) => {
                    let per = money.per.as_ref().map_or(String::new(), Per::to_string);
                    let about = if money.approximate { "~" } else { "" };
                    let to = money.to.map_or(String::new(), |to| format!("..{to}"));
                    let open = if money.open { "+" } else { "" };
                    format!("{about}{}{to}{open}{per}", money.amount)
                }
                Kind::Count(count) => {
                    let unit = count.unit.as_ref().map_or(String::new(), Unit::to_string);
                    let per = count.per.as_ref().map_or(String::new(), Per::to_string);
                    format!("#{}{unit}{per}", count.numeral)
                }
                Kind::Percent(number) => format!("{number}%"),
                Kind::Per(per) => format!("per{per}"),
                Kind::Sign(Operator::Times) => "×".into(),
                Kind::Sign(Operator::Over) => "÷".into(),
                Kind::Sign(Operator::Plus) => "+".into(),
                Kind::Sign(Operator::Minus) => "−".into(),
                Kind::Sign(Operator::Equals) => "=".into(),
                Kind::Sign(Operator::About) => "≈".into(),
                Kind::Sign(Operator::Arrow) => "→".into(),
                Kind::Open => "(".into(),
                Kind::Close => ")".into(),
                Kind::Colon => ":".into(),
                Kind::Comma => ",".into(),
                Kind::Break => "⏎".into(),
                Kind::Unreadable => "?".into(),
                Kind::Word(word) => (*word).to_owned(),
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn lines_are_cut_into_pieces() {
        let cases = [
            (
                "서버: $0.068/hour × 730 × 2 = $99.28 (Multi-AZ)",
                "서버 : $0.068/시간 × #730 × #2 = $99.28 ( Multi-AZ )",
            ),
            ("**학생당**: $0.222 × 14명 = **$3.11**", "학생당 : $0.222 × #14명 = $3.11"),
            (
                "├── ALB: $16.43 + $24.00 (LCU) = $40.43",
                "├── ALB : $16.43 + $24.00 ( LCU ) = $40.43",
            ),
            ("총 예상 비용: ~$66/월", "총 예상 비용 : ~$66/개월"),
            ("약 $3.6/month", "~$3.6/개월"),
            ("$0.02-0.04/hour, $200~500/년", "$0.02..0.04/시간 , $200..500/년"),
            ("2천만원~7천만원", "2천만원..7"),
            ("$500+ vs $1,000", "$500+ vs $1,000"),
            ("db.t3.micro는 24/7 실행", "db.t3.micro는 24/7 실행"),
            ("10시간/일, 5일/주", "#10시간/일 , #5일/주"),
            ("시간당 $0.045, 100만 건당 $0.40", "per/시간 $0.045 , per/100만 요청 $0.40"),
            (
                "(100,000 - 1,000,000) × $0.40/백만 = $0",
                "( #100,000 − #1,000,000 ) × $0.40/백만 = $0",
            ),
            ("-$4,000 | +$600 | - $3", "-$4,000 , +$600 , − $3"),
            ("25,000원 × 14권 = 35만원", "25,000원 × #14권 = 35만원"),
            ("50/60 × $0.045/hour", "#50 ÷ #60 × $0.045/시간"),
            ("$1.2.3", "?"),
            ("$0.0５ $1.５ ＄0.05 $0.\u{200b}05 $３", "? ? ? ? ?"),
            ("~~$10~~ $8", "$8"),
            ("[요금](https://x.y/$5) $7", "( 요금 $7"),
            ("C[Phase 2<br/>+ RDS<br/>+$581/월]", "C ( Phase #2 ⏎ + RDS ⏎ +$581/개월 )"),
            ("2025-10-31 10.0.0.0/16 t3.micro", "2025-10-31 10.0.0.0/16 t3.micro"),
            ("1-3개, 40% 절감", "#1개 , 40% 절감"),
            ("125 MB/s", "#125MB/초"),
            ("1시간 30분 × 2", "#90분 × #2"),
            ("80원 (환율 1,200원 기준)", "80원 ( 환율 1,200원 기준 )"),
            ("`$5`달러", "$5 달러"),
        ];
        for (line, expected) in cases {
            assert_eq!(shown(line), expected, "{line}");
        }
    }

    #[test]
    fn an_amount_stands_at_its_sign() {
        let line = "약 -$3.60/월";
        let found = tokens(line);
        assert_eq!(&line[found[0].at.clone()], "-$3.60");
        assert_eq!(found[0].end, line.len());
    }

    proptest! {
        #[test]
        fn no_text_panics(line in "[-$₩0-9.,만원%()=×÷+→~약시간GB/월 *`<br>a-z|당]{0,60}") {
            for token in tokens(&line) {
                assert!(line.is_char_boundary(token.at.start) && line.is_char_boundary(token.end));
            }
        }
    }
}
