//! The bill of a class: what one pays, what all pay, and a control for the size of the class.

use super::writer::Writer;
use crate::text::Span;

/// What a class pays, as a line of the page says it: `$0.2091 × 14명 = $2.9274`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bill {
    /// The result of that line.
    pub span: Span,
    /// What stays when the class is of another size.
    pub fixed: Fixed,
    /// What one pays, as written or computed.
    pub one: String,
    /// What all pay.
    pub all: String,
    /// How many there are.
    pub people: u32,
    /// The amount that stays, in units of its last digit.
    pub units: u128,
    /// How many digits stand behind its point.
    pub digits: u32,
    /// How many digits stand behind the point of the amount that changes.
    pub scale: u32,
    /// What stands before the digits of an amount.
    pub before: String,
    /// What stands after them.
    pub after: String,
}

/// What stays when a class is of another size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// What one pays: everybody has an environment.
    One,
    /// What all pay: they share one.
    All,
}

/// Whether an amount is another when the class is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    Changes,
    Stays,
}

/// The largest class that the control takes.
const MOST: u32 = 999;

impl Writer<'_> {
    /// The bills whose line stands in `span`.
    pub fn bills(&mut self, span: Span) {
        let found = self.context.bills.iter().filter(|bill| span.contains(bill.span));
        for bill in found {
            self.bill(bill);
        }
    }

    fn bill(&mut self, bill: &Bill) {
        let words = &self.context.strings.cost;
        let units = bill.units.to_string();
        let (digits, scale) = (bill.digits.to_string(), bill.scale.to_string());
        let people = bill.people.to_string();
        let most = MOST.max(bill.people).to_string();
        let how = match bill.fixed {
            Fixed::One => "times",
            Fixed::All => "over",
        };
        let attributes = [
            ("class", "bill"),
            ("aria-label", words.bill.as_str()),
            ("data-how", how),
            ("data-amount", &units),
            ("data-digits", &digits),
            ("data-scale", &scale),
            ("data-before", &bill.before),
            ("data-after", &bill.after),
        ];
        self.html.open("section", &attributes).open("dl", &[]);
        let (one, all) = match bill.fixed {
            Fixed::One => (Change::Stays, Change::Changes),
            Fixed::All => (Change::Changes, Change::Stays),
        };
        self.amount(&words.one, None, (&bill.one, one));
        self.amount(&words.all, Some(&people), (&bill.all, all));
        self.html.close("dl").open("p", &[("class", "size"), ("hidden", "")]);
        let step = |by: &'static str, label: &str, sign: &str, html: &mut crate::html::Html| {
            let attributes = [("type", "button"), ("data-step", by), ("aria-label", label)];
            html.element("button", &attributes, sign);
        };
        self.html.open("label", &[]).element("span", &[], &words.people);
        let field = [
            ("type", "number"),
            ("inputmode", "numeric"),
            ("min", "1"),
            ("max", most.as_str()),
            ("value", people.as_str()),
        ];
        self.html.open("input", &field).close("label");
        step("-1", &words.fewer, "−", &mut self.html);
        step("1", &words.more, "+", &mut self.html);
        let limits = words.limits.replace("{}", &most);
        self.html.element("span", &[("role", "status"), ("hidden", "")], &limits);
        self.html.close("p").close("section").raw("\n");
    }

    fn amount(&mut self, word: &str, people: Option<&str>, (text, change): (&str, Change)) {
        self.html.open("div", &[]).open("dt", &[]);
        if let Some(people) = people {
            self.html.element("span", &[("data-count", "")], people);
        }
        self.html.text(word).close("dt").open("dd", &[]);
        match change {
            Change::Changes => self.html.element("output", &[], text),
            Change::Stays => self.html.text(text),
        };
        self.html.close("dd").close("div");
    }
}
