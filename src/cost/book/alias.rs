//! The one form of a name, in which a row of a page and a price of the book are compared.

use crate::cost::read::token::{Kind, Operator, tokens};
use crate::text::nfc;

/// A name without emphasis, comments, emoji, brackets and quantities, in lower case: `**EC2** (4대)`
/// and `ec2` are the same, `RDS` and `RDS Proxy` are not.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Alias(String);

impl Alias {
    /// The name that `text` is.
    pub fn of(text: &str) -> Self {
        let text = nfc(text);
        let all = tokens(&text);
        let mut words: Vec<String> = Vec::new();
        for (at, token) in all.iter().enumerate() {
            let kept = match &token.kind {
                Kind::Word(word) => Some(*word),
                // A number with a unit is a quantity; a bare one belongs to the name.
                Kind::Count(count) => {
                    let times = at > 0 && all[at - 1].kind == Kind::Sign(Operator::Times);
                    let bare = count.unit.is_none() && !times;
                    bare.then(|| &text[token.at.clone()])
                }
                _ => None,
            };
            let clean: String = kept.unwrap_or("").chars().filter(|c| is_of_name(*c)).collect();
            let clean = clean.trim_matches(['-', '.', '_']);
            if !clean.is_empty() {
                words.push(clean.to_lowercase());
            }
        }
        if words.len() > 1 && ["amazon", "aws"].contains(&words[0].as_str()) {
            words.remove(0);
        }
        Self(words.join(" "))
    }

    /// This name followed by another one.
    pub fn with(&self, other: &Self) -> Self {
        match (self.is_empty(), other.is_empty()) {
            (_, true) => self.clone(),
            (true, false) => other.clone(),
            (false, false) => Self(format!("{} {}", self.0, other.0)),
        }
    }

    /// Whether nothing is named.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this name stands among the words of `other`.
    pub fn within(&self, other: &Self) -> bool {
        !self.is_empty() && format!(" {} ", other.0).contains(&format!(" {} ", self.0))
    }
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | '/' | '&' | '+')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{prop_assert_eq, proptest};

    #[test]
    fn one_thing_has_one_form() {
        let same = [
            ("**EC2** (4대)", "EC2"),
            ("Amazon RDS for PostgreSQL", "rds for  postgresql"),
            ("`t3.micro` × 2", "t3.micro"),
            ("💾 EBS gp3 (8GB)", "EBS gp3"),
            ("db.t4g.micro, Multi-AZ", "db.t4g.micro Multi-AZ"),
            ("RDS (Multi-AZ)", "RDS Multi-AZ"),
            ("NAT Gateway <!-- cost: nat -->", "NAT Gateway"),
            ("20GB", ""),
        ];
        for (one, other) in same {
            assert_eq!(Alias::of(one), Alias::of(other), "{one}");
        }
    }

    #[test]
    fn different_things_stay_different() {
        for (one, other) in [("RDS", "RDS Proxy"), ("t3.micro", "t3.small"), ("S3", "S3 Standard")]
        {
            assert_ne!(Alias::of(one), Alias::of(other));
        }
    }

    proptest! {
        #[test]
        fn marks_around_a_name_change_nothing(name in "[A-Za-z가-힣]{2,8}( [A-Za-z가-힣]{2,8}){0,2}") {
            prop_assert_eq!(Alias::of(&format!(" **{name}** (2대)")), Alias::of(&name));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,30}") {
            let _ = Alias::of(&text);
        }
    }
}
