//! Regions: their codes and the names people call them by.

use super::Shelf;
use crate::text::nearest;

/// Where a price holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Region {
    /// Everywhere, or nobody says where.
    #[default]
    Anywhere,
    /// In the region of this code.
    In(String),
}

/// Codes with the names that stand for them. A name counts only with `리전` or `region` beside it,
/// or before the code: a city may be anything.
const NAMES: &[(&str, &[&str])] = &[
    ("ap-northeast-2", &["서울", "seoul"]),
    ("ap-northeast-1", &["도쿄", "tokyo"]),
    ("ap-northeast-3", &["오사카", "osaka"]),
    ("ap-southeast-1", &["싱가포르", "singapore"]),
    ("ap-southeast-2", &["시드니", "sydney"]),
    ("ap-south-1", &["뭄바이", "mumbai"]),
    ("us-east-1", &["버지니아 북부", "버지니아", "n. virginia", "virginia"]),
    ("us-east-2", &["오하이오", "ohio"]),
    ("us-west-1", &["캘리포니아 북부", "캘리포니아", "n. california"]),
    ("us-west-2", &["오레곤", "oregon"]),
    ("eu-west-1", &["아일랜드", "ireland"]),
    ("eu-west-2", &["런던", "london"]),
    ("eu-central-1", &["프랑크푸르트", "frankfurt"]),
];

/// The regions that there are.
const CODES: [&str; 37] = [
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
    "us-gov-east-1",
    "us-gov-west-1",
    "ca-central-1",
    "ca-west-1",
    "mx-central-1",
    "sa-east-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "eu-central-1",
    "eu-central-2",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-7",
    "ap-east-1",
    "ap-east-2",
    "ap-south-1",
    "ap-south-2",
    "me-south-1",
    "me-central-1",
    "il-central-1",
    "af-south-1",
    "cn-north-1",
    "cn-northwest-1",
];

impl Region {
    /// The code that is most like this one, when this is none; a cloud's region is also one that the price
    /// file has prices for.
    pub fn misspelt<'c>(&'c self, shelf: &'c Shelf) -> Option<Option<&'c str>> {
        let Self::In(code) = self else { return None };
        let own = shelf.all().iter().filter_map(|price| match &price.region {
            Self::In(code) => Some(code.as_str()),
            Self::Anywhere => None,
        });
        let known: Vec<&str> = CODES.into_iter().chain(own).collect();
        (!known.contains(&code.as_str())).then(|| nearest(code, known))
    }

    /// The region of a price file's or a comment's word: a code as it stands, or `global`.
    pub fn named(word: &str) -> Self {
        match word.trim() {
            "" | "global" | "any" => Self::Anywhere,
            code => Self::In(code.to_ascii_lowercase()),
        }
    }

    /// Whether a price that holds here holds there.
    pub fn covers(&self, there: &Self) -> bool {
        *self == Self::Anywhere || self == there
    }

    /// The regions that a text names, each once, in the order of the table above and then of the
    /// text.
    pub fn in_text(text: &str) -> Vec<Self> {
        let lower = text.to_lowercase();
        let mut found: Vec<Self> = Vec::new();
        let speaks = lower.contains("리전") || lower.contains("region");
        for (code, names) in NAMES {
            if !speaks && !lower.contains(code) {
                continue;
            }
            let called = names.iter().any(|name| {
                ["리전", " 리전", " region", "("].iter().any(|after| {
                    let after = match *after {
                        "(" => format!("{name}({code}"),
                        after => format!("{name}{after}"),
                    };
                    lower.contains(&after)
                })
            });
            if called {
                found.push(Self::In((*code).to_owned()));
            }
        }
        for word in lower.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')) {
            if let Some(code) = code(word) {
                let region = Self::In(code.to_owned());
                if !found.contains(&region) {
                    found.push(region);
                }
            }
        }
        found
    }

    /// Its code, or `모든 리전`.
    pub fn name(&self) -> &str {
        match self {
            Self::Anywhere => "모든 리전",
            Self::In(code) => code,
        }
    }
}

/// The region code of a word: `ap-northeast-2`, also of an availability zone (`ap-northeast-2a`).
fn code(word: &str) -> Option<&str> {
    let zone = word.ends_with(|c: char| c.is_ascii_lowercase());
    let code = if zone { &word[..word.len().checked_sub(1)?] } else { word };
    let mut parts = code.split('-');
    let area = parts.next()?;
    let side = parts.next()?;
    let number = parts.next()?;
    let areas = ["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"];
    let sides = [
        "north",
        "south",
        "east",
        "west",
        "central",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
    ];
    let whole =
        parts.next().is_none() && number.len() == 1 && number.as_bytes()[0].is_ascii_digit();
    (whole && areas.contains(&area) && sides.contains(&side)).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::proptest;

    #[test]
    fn a_text_names_regions_by_code_or_by_name() {
        let codes = |text: &str| {
            Region::in_text(text).iter().map(|region| region.name().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(codes("서울 리전 기준"), ["ap-northeast-2"]);
        assert_eq!(codes("가격 (ap-northeast-2)"), ["ap-northeast-2"]);
        assert_eq!(codes("AZ는 ap-northeast-2a, ap-northeast-2c"), ["ap-northeast-2"]);
        assert_eq!(codes("서울(ap-northeast-2)과 버지니아 리전"), ["ap-northeast-2", "us-east-1"]);
        assert_eq!(codes("서울 사무실에서 us-east-10으로"), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[a-z0-9 -]{0,20}|\\PC{0,30}") {
            let _ = Region::in_text(&text);
        }
    }
}
