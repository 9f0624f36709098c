//! Products of an offer file as entries of a price file.

use std::collections::BTreeSet;

use super::{Offer, Product, Rate};
use crate::cost::book::{decimal, unit};
use crate::money::{Exact, Number, Rounding};
use crate::text::with_particle;

/// What came of the products.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Entries to append to a price file.
    pub toml: String,
    /// A line for each product that cannot be one.
    pub left_out: Vec<String>,
}

/// The products as entries of a price file, with their source.
pub fn print(offer: &Offer) -> Printed {
    let service = service(&offer.code);
    let source = format!("aws-{service}-price-list");
    let mut toml = format!(
        "[source.{source}]\nurl = \"https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/{}/current/index.json\"\nretrieved = {}\n",
        plain(&offer.code),
        offer.published
    );
    let mut left_out = Vec::new();
    let mut keys: BTreeSet<String> = BTreeSet::new();
    for (sku, product) in &offer.products {
        let entry = match Entry::of(&service, product) {
            Ok(entry) => entry,
            Err(why) => {
                left_out.push(format!("{sku}: {why}"));
                continue;
            }
        };
        let mut key = entry.key.clone();
        for number in 2.. {
            if keys.insert(key.clone()) {
                break;
            }
            key = format!("{}-{number}", entry.key);
        }
        toml.push_str(&entry.text(&key, &source, sku));
    }
    Printed { toml, left_out }
}

/// A product ready to be printed.
struct Entry {
    key: String,
    resource: String,
    spec: Option<String>,
    region: Option<String>,
    unit: String,
    price: String,
    description: String,
}

impl Entry {
    fn of(service: &str, product: &Product) -> Result<Self, String> {
        let attribute =
            |name: &str| product.attributes.get(name).filter(|text| !text.is_empty()).cloned();
        let Some(first) = product.rates.first() else {
            return Err("온디맨드 가격이 없습니다".to_owned());
        };
        if product.rates.iter().any(|rate| rate.unit != first.unit) {
            return Err("가격의 단위가 여럿입니다".to_owned());
        }
        let unit = unit_name(&first.unit).ok_or_else(|| {
            let unit = with_particle(&format!("`{}`", first.unit), "은", "는");
            format!("단위 {unit} 가격 파일에 없는 단위입니다")
        })?;
        let machine = attribute("instanceType");
        let spec = machine.clone().map(|machine| match attribute("deploymentOption") {
            Some(option) => format!("{machine} {option}"),
            None => machine,
        });
        let engine = attribute("databaseEngine").or_else(|| attribute("cacheEngine"));
        let name = attribute("servicename").unwrap_or_else(|| service.to_uppercase());
        let name = name.trim_start_matches("Amazon ").trim_start_matches("AWS ").to_owned();
        let kind = attribute("group").or_else(|| attribute("usagetype"));
        let resource = match (service, &machine, engine) {
            ("ec2", Some(_), _) => "EC2".to_owned(),
            ("rds", Some(_), Some(engine)) => format!("RDS for {engine}"),
            ("elasticache", Some(_), Some(engine)) => format!("ElastiCache for {engine}"),
            _ => kind.clone().map_or(name.clone(), |kind| format!("{name} {kind}")),
        };
        let tail = spec.clone().or(kind).unwrap_or_else(|| "price".to_owned());
        Ok(Self {
            key: format!("{service}.{}", key_part(&tail)),
            resource,
            spec,
            region: attribute("regionCode"),
            unit,
            price: tariff(&product.rates)?,
            description: first.description.clone(),
        })
    }

    fn text(&self, key: &str, source: &str, sku: &str) -> String {
        let spec = self.spec.as_ref().map(|spec| format!(", spec = [\"{}\"]", plain(spec)));
        let region = self.region.as_ref().map(|code| format!("region = \"{}\"\n", plain(code)));
        format!(
            "\n# {} (SKU {})\n[[price]]\nkey = \"{key}\"\nmatch = {{ resource = [\"{}\"]{} }}\n{}unit = \"{}\"\n{}\nsource = \"{source}\"\n",
            plain(&self.description),
            plain(sku),
            plain(&self.resource),
            spec.unwrap_or_default(),
            region.unwrap_or_default(),
            self.unit,
            self.price,
        )
    }
}

fn unreadable(what: &str, text: &str) -> String {
    format!("{what} {} 읽을 수 없습니다", with_particle(&format!("`{text}`"), "을", "를"))
}

/// The line of a flat price, or of tiers.
fn tariff(rates: &[Rate]) -> Result<String, String> {
    let mut tiers: Vec<(Exact, Option<Number>, Number)> = Vec::new();
    for rate in rates {
        let price = rate.price_per_unit.get("USD").ok_or("달러 가격이 없습니다")?;
        let price = decimal(price).and_then(short).ok_or_else(|| unreadable("가격", price))?;
        let begin = rate.begin_range.as_deref().unwrap_or("0");
        let begin = decimal(begin).ok_or_else(|| unreadable("구간의 시작", begin))?;
        let end = match rate.end_range.as_deref() {
            None | Some("Inf") => None,
            Some(end) => {
                Some(decimal(end).and_then(short).ok_or_else(|| unreadable("구간의 끝", end))?)
            }
        };
        tiers.push((begin.exact(), end, price));
    }
    tiers.sort_by_key(|(begin, _, _)| *begin);
    let joined = tiers.windows(2).all(|pair| pair[0].1.map(Number::exact) == Some(pair[1].0));
    let open = tiers.last().is_some_and(|(_, end, _)| end.is_none());
    let whole = tiers.first().is_some_and(|(begin, _, _)| begin.is_zero());
    if !(joined && open && whole) {
        return Err("구간이 이어지지 않습니다".to_owned());
    }
    if let [(_, _, price)] = tiers[..] {
        return Ok(format!("price = \"{price}\""));
    }
    let tiers: Vec<String> = tiers
        .iter()
        .map(|(_, end, price)| match end {
            Some(end) => format!("{{ up_to = \"{end}\", price = \"{price}\" }}"),
            None => format!("{{ price = \"{price}\" }}"),
        })
        .collect();
    Ok(format!("tiers = [{}]", tiers.join(", ")))
}

/// Without the zeros at its end: `0.0130000000` is `0.013`.
fn short(number: Number) -> Option<Number> {
    let exact = number.exact();
    exact.round(exact.scale()?, Rounding::Down)
}

/// AWS's word for a unit in the words of a price file.
fn unit_name(word: &str) -> Option<String> {
    let parts: Vec<&str> = word
        .split('-')
        .filter(|part| *part != "Lambda")
        .map(|part| match part.to_ascii_lowercase().as_str() {
            "hrs" | "hr" | "hours" | "hour" => "hour",
            "mo" | "month" | "months" => "month",
            "second" | "seconds" | "sec" => "second",
            "day" | "days" => "day",
            "requests" | "request" | "api requests" | "api calls" => "request",
            _ => part,
        })
        .collect();
    let name = parts.join("-");
    unit(&name, None).map(|_| name)
}

/// `AmazonEC2` is `ec2`.
fn service(code: &str) -> String {
    let name = code.trim_start_matches("Amazon").trim_start_matches("AWS");
    key_part(if name.is_empty() { code } else { name })
}

/// A text as a part of a key.
fn key_part(text: &str) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '_') { c } else { '-' };
    let part: String = text.to_ascii_lowercase().chars().map(kept).collect();
    let part = part.trim_matches(['-', '.']);
    if part.is_empty() { "price".to_owned() } else { part.to_owned() }
}

/// A text that can stand in quotes or in a comment.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '"' | '\\')).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Wanted, read};
    use super::*;
    use crate::cost::book;
    use crate::text::{Source, SourcePath};
    use proptest::prelude::proptest;

    const OFFER: &str = r#"{
      "formatVersion": "v1.0", "offerCode": "AmazonEC2", "publicationDate": "2026-10-01T00:00:00Z",
      "products": {
        "A": {"sku": "A", "productFamily": "Compute Instance", "attributes":
          {"servicecode": "AmazonEC2", "instanceType": "t3.micro", "operatingSystem": "Linux", "regionCode": "ap-northeast-2"}},
        "B": {"sku": "B", "productFamily": "Data Transfer", "attributes":
          {"servicename": "Amazon Elastic Compute Cloud", "usagetype": "APN2-DataTransfer-Out-Bytes", "regionCode": "ap-northeast-2"}},
        "C": {"sku": "C", "attributes": {"usagetype": "Odd"}}
      },
      "terms": {
        "OnDemand": {
          "A": {"A.X": {"priceDimensions": {"A.X.1": {"unit": "Hrs", "beginRange": "0", "endRange": "Inf",
            "description": "$0.013 per \"On Demand\" Linux t3.micro", "pricePerUnit": {"USD": "0.0130000000"}}}}},
          "B": {"B.X": {"priceDimensions": {
            "B.X.2": {"unit": "GB", "beginRange": "10240", "endRange": "Inf", "pricePerUnit": {"USD": "0.1220000000"}},
            "B.X.1": {"unit": "GB", "beginRange": "0", "endRange": "10240", "pricePerUnit": {"USD": "0.1260000000"}}}}},
          "C": {"C.X": {"priceDimensions": {"C.X.1": {"unit": "Odds", "pricePerUnit": {"USD": "1"}}}}}
        },
        "Reserved": {"A": {"A.R": {"anything": [1, 2]}}}
      },
      "attributesList": {}
    }"#;

    fn printed(wanted: &Wanted) -> Printed {
        print(&read(OFFER.as_bytes(), wanted).unwrap())
    }

    #[test]
    fn entries_are_prices_of_a_price_file() {
        let printed = printed(&Wanted::default());
        assert_eq!(printed.left_out, ["C: 단위 `Odds`는 가격 파일에 없는 단위입니다"]);
        let source = Source::new(SourcePath::new("pricing.toml").unwrap(), &printed.toml);
        let (book, findings) = book::read(&source);
        assert_eq!(findings, [], "{}", printed.toml);
        let shown: Vec<String> = book
            .shelf
            .all()
            .iter()
            .map(|price| format!("{} {price} ({})", price.key, price.provenance()))
            .collect();
        assert_eq!(
            shown,
            [
                "ec2.t3.micro $0.013/시간 (ap-northeast-2, 2026-10-01)",
                "ec2.apn2-datatransfer-out-bytes $0.126/GB부터 (ap-northeast-2, 2026-10-01)"
            ]
        );
    }

    #[test]
    fn products_are_chosen_by_sku_or_by_attributes() {
        let by = |skus: &[&str], attributes: &[(&str, &str)]| Wanted {
            skus: skus.iter().map(|sku| (*sku).to_owned()).collect(),
            attributes: attributes
                .iter()
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
                .collect(),
        };
        assert!(!printed(&by(&["B"], &[])).toml.contains("t3.micro"));
        let linux = by(&[], &[("instanceType", "t3.micro"), ("operatingSystem", "Linux")]);
        assert_eq!(printed(&linux).toml.matches("[[price]]").count(), 1);
        let none = read(OFFER.as_bytes(), &by(&["Z"], &[]));
        assert!(none.unwrap_err().to_string().contains("--sku"));
    }

    #[test]
    fn what_is_no_offer_file_is_said() {
        for text in ["", "{", "[]", "{\"products\": 3}", "{}", "{\"terms\": {}}"] {
            assert!(read(text.as_bytes(), &Wanted::default()).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_file_panics(at in 0usize..1800, with in "[\\[\\]{}\",0-9a-z ]{0,3}") {
            let mut text = OFFER.to_owned();
            let at = (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            text.insert_str(at, &with);
            if let Ok(offer) = read(text.as_bytes(), &Wanted::default()) {
                print(&offer);
            }
        }
    }
}
