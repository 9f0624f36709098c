//! A `[[price]]` of a price file.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::decimal::decimal;
use super::policy::strings;
use super::price::{Allowance, Part, Tariff, Tier, Trust};
use super::read::MANNER;
use super::unit::{NAMES, unit};
use super::{Origin, Price, Region};
use crate::config::Table;
use crate::diagnostic::Diagnostic;
use crate::money::{Number, Per};
use crate::text::{Source, Span, nearest, with_particle};

/// What the prices of a file share.
pub(super) struct Context<'a> {
    pub source: &'a Source,
    pub region: &'a Region,
    pub sources: &'a BTreeMap<String, Origin>,
    /// Sources that are there and have a finding of their own.
    pub refused: &'a BTreeSet<String>,
}

/// Reads a price; `None`, with findings, when something of it is refused.
pub(super) fn price(
    context: &Context<'_>,
    whole: Span,
    table: DeTable<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Option<Price> {
    let before = findings.len();
    let mut record = Record {
        context,
        whole,
        table: Table::new(context.source, &MANNER, "[[price]]", table),
        findings,
    };
    let price = record.read();
    let Record { table, findings, .. } = record;
    table.finish(findings);
    price.filter(|_| findings.len() == before)
}

struct Record<'a, 'f> {
    context: &'a Context<'a>,
    whole: Span,
    table: Table<'a>,
    findings: &'f mut Vec<Diagnostic>,
}

type Value<'a> = Spanned<DeValue<'a>>;

impl<'a> Record<'a, '_> {
    fn read(&mut self) -> Option<Price> {
        let key = self.key();
        let matched = self.matched();
        let region =
            self.table.take("region", "\"us-east-1\" 같은 문자열", self.findings, |value| {
                value.as_str().map(Region::named)
            });
        let count = self.count("per");
        let per = self.unit(count);
        let tariff = self.tariff();
        let free = self.free();
        let source = self.source();
        let verified =
            self.table.take("verified", "true 또는 false", self.findings, DeValue::as_bool);
        // An author's remark.
        self.table
            .take("note", "\"…\" 문자열", self.findings, |value| value.as_str().map(drop));
        let (key, span) = key?;
        let (resources, specs) = matched?;
        let (source, origin) = source?;
        let price = Price {
            key,
            span,
            resources,
            specs,
            region: region.unwrap_or_else(|| self.context.region.clone()),
            per: per?,
            tariff: tariff?,
            free,
            source,
            retrieved: origin.retrieved,
            trust: if verified == Some(false) { Trust::Remembered } else { Trust::Verified },
        };
        if price.per.is_none() && !price.is_free() {
            self.refuse(
                "pricing-unknown-unit",
                price.span,
                "단위가 `any`인데 가격이 0이 아닙니다".to_owned(),
            )
            .help =
                Some("`unit`에 가격의 단위를 적으세요. `any`는 늘 무료인 것에만 씁니다".to_owned());
            return None;
        }
        Some(price)
    }

    fn refuse(&mut self, code: &'static str, span: Span, message: String) -> &mut Diagnostic {
        self.findings.push(Diagnostic::error(code, span, message));
        self.findings.last_mut().expect("one was just added")
    }

    /// Says that a field is not there.
    fn missing(&mut self, key: &str, example: &str) {
        let message = format!("[[price]]에 `{key}` 항목이 없습니다");
        self.refuse("pricing-value", self.whole, message).help =
            Some(format!("`{example}`처럼 적으세요"));
    }

    fn key(&mut self) -> Option<(String, Span)> {
        let Some((_, value)) = self.table.raw("key") else {
            self.missing("key", "key = \"ec2.t3.micro\"");
            return None;
        };
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
        let key = value.get_ref().as_str().filter(|key| !key.is_empty() && key.chars().all(plain));
        let Some(key) = key else {
            let expected = "공백 없이 글자, 숫자, `.`, `-`, `_`로 된 문자열";
            let finding = self.table.refused("key", &value, expected);
            self.findings.push(finding);
            return None;
        };
        Some((key.to_owned(), self.context.source.span(value.span())))
    }

    fn matched(&mut self) -> Option<(Vec<String>, Vec<String>)> {
        let (context, example) =
            (self.context, "match = { resource = [\"EC2\"], spec = [\"t3.micro\"] }");
        let Some((_, value)) = self.table.raw("match") else {
            self.missing("match", example);
            return None;
        };
        let DeValue::Table(inner) = value.get_ref() else {
            let finding = self.table.refused("match", &value, &format!("`{example}`"));
            self.findings.push(finding);
            return None;
        };
        let mut table = Table::new(context.source, &MANNER, "match", inner.clone());
        let mut names = |key| {
            table.take(key, "[\"EC2\", \"EC2 인스턴스\"]처럼 문자열 목록", self.findings, strings)
        };
        let resources = names("resource");
        let specs = names("spec").unwrap_or_default();
        table.finish(self.findings);
        match resources {
            Some(resources) if !resources.is_empty() => Some((resources, specs)),
            Some(_) | None => {
                let span = context.source.span(value.span());
                self.refuse(
                    "pricing-value",
                    span,
                    "`match`에 `resource` 이름이 없습니다".to_owned(),
                )
                .help = Some("비용표의 리소스 이름을 하나 이상 적으세요".to_owned());
                None
            }
        }
    }

    /// A decimal in quotes.
    fn decimal(&mut self, key: &str, value: &Value<'a>) -> Option<Number> {
        let span = self.context.source.span(value.span());
        match value.get_ref() {
            DeValue::Float(number) => {
                let written = with_particle(number.as_str(), "은", "는");
                let message = format!("`{key}` 값 {written} 따옴표 없는 실수입니다");
                self.refuse("pricing-float", span, message).help =
                    Some(format!("`{key} = \"{}\"`처럼 따옴표로 감싸세요", number.as_str()));
                None
            }
            value_of => {
                let counts = matches!(key, "per" | "amount" | "up_to");
                let model = Number::new(0, 0).filter(|_| counts);
                let number = value_of.as_str().and_then(decimal);
                let number = number.map(|n| model.map_or(n, |model| n.grouped_like(model)));
                if number.is_none() {
                    let example = if counts { "1_000" } else { "0.0104" };
                    let written = value.get_ref().as_integer().map(|number| number.as_str());
                    let example = written.filter(|text| decimal(text).is_some()).unwrap_or(example);
                    let expected = &format!("\"{example}\"처럼 따옴표로 감싼 0 이상의 십진수");
                    let finding = self.table.refused(key, value, expected);
                    self.findings.push(finding);
                }
                number
            }
        }
    }

    /// How many units a price is for.
    fn count(&mut self, key: &'static str) -> Option<Number> {
        let (_, value) = self.table.raw(key)?;
        let number = self.decimal(key, &value)?;
        if number.exact().is_zero() {
            let finding = self.table.refused(key, &value, "0보다 큰 수");
            self.findings.push(finding);
            return None;
        }
        Some(number)
    }

    /// The unit of the price; `Some(None)` for `any`.
    fn unit(&mut self, count: Option<Number>) -> Option<Option<Per>> {
        let Some((_, value)) = self.table.raw("unit") else {
            self.missing("unit", "unit = \"hour\"");
            return None;
        };
        match value.get_ref().as_str() {
            Some("any") => Some(None),
            Some(name) => self.known_unit(name, count, &value).map(Some),
            None => {
                let finding = self.table.refused("unit", &value, "\"hour\" 같은 문자열");
                self.findings.push(finding);
                None
            }
        }
    }

    fn known_unit(&mut self, name: &str, count: Option<Number>, value: &Value<'a>) -> Option<Per> {
        let known = unit(name, count);
        if known.is_none() {
            let span = self.context.source.span(value.span());
            let quoted = with_particle(&format!("`{name}`"), "은", "는");
            let help = match nearest(name, NAMES) {
                Some(near) => format!("`{near}`처럼 고치세요"),
                None => format!("쓸 수 있는 단위의 예: {}", NAMES.join(", ")),
            };
            self.refuse("pricing-unknown-unit", span, format!("{quoted} 모르는 단위입니다")).help =
                Some(help);
        }
        known
    }

    fn tariff(&mut self) -> Option<Tariff> {
        let flat = self.table.raw("price");
        let tiers = self.table.raw("tiers");
        let parts = self.table.raw("parts");
        match (flat, tiers, parts) {
            (Some((_, value)), None, None) => self.decimal("price", &value).map(Tariff::Flat),
            (None, Some((_, value)), None) => self.tiers(&value),
            (None, None, Some((_, value))) => self.parts(&value),
            (None, None, None) => {
                self.missing("price", "price = \"0.0104\"");
                None
            }
            _ => {
                let message = "`price`, `tiers`, `parts`가 둘 이상 있습니다".to_owned();
                self.refuse("pricing-value", self.whole, message).help =
                    Some("하나만 남기고 지우세요".to_owned());
                None
            }
        }
    }

    /// The tables of a list.
    fn tables(
        &mut self,
        key: &'static str,
        value: &Value<'a>,
        example: &str,
    ) -> Option<Vec<Table<'a>>> {
        let all: Option<Vec<Table<'a>>> = value.get_ref().as_array().and_then(|all| {
            let inner = all.iter().map(|item| match item.get_ref() {
                DeValue::Table(table) => {
                    Some(Table::new(self.context.source, &MANNER, key, table.clone()))
                }
                _ => None,
            });
            inner.collect()
        });
        if all.as_ref().is_none_or(Vec::is_empty) {
            let finding = self.table.refused(key, value, &format!("`{example}`"));
            self.findings.push(finding);
            return None;
        }
        all
    }

    fn tiers(&mut self, value: &Value<'a>) -> Option<Tariff> {
        let example = "tiers = [{ up_to = \"10_000\", price = \"0.085\" }, { price = \"0.080\" }]";
        let mut tiers: Vec<Tier> = Vec::new();
        for mut table in self.tables("tiers", value, example)? {
            let up_to = table.raw("up_to").map(|(_, value)| self.decimal("up_to", &value));
            let price = table.raw("price").map(|(_, value)| self.decimal("price", &value));
            table.finish(self.findings);
            match (up_to, price) {
                (Some(None), _) | (_, Some(None)) => return None,
                (up_to, Some(Some(price))) => tiers.push(Tier { up_to: up_to.flatten(), price }),
                (_, None) => {
                    let finding = self.table.refused("tiers", value, &format!("`{example}`"));
                    self.findings.push(finding);
                    return None;
                }
            }
        }
        let last = tiers.len() - 1;
        let bounds: Vec<Option<Number>> = tiers.iter().map(|tier| tier.up_to).collect();
        let rising = bounds.windows(2).all(|pair| match pair {
            [Some(a), Some(b)] => a.exact() < b.exact(),
            [Some(_), None] => true,
            _ => false,
        });
        let open = bounds.iter().position(Option::is_none);
        let fault = match open {
            Some(at) if at < last => Some("상한이 없는 구간이 마지막이 아닙니다"),
            None => Some("마지막 구간에 상한이 있습니다"),
            Some(_) if !rising => Some("구간의 상한이 점점 커지지 않습니다"),
            Some(_) => None,
        };
        if let Some(fault) = fault {
            let span = self.context.source.span(value.span());
            self.refuse("pricing-tiers", span, fault.to_owned()).help = Some(
                "`up_to`를 작은 것부터 누적 상한으로 적고, 마지막 구간에는 적지 마세요".to_owned(),
            );
            return None;
        }
        Some(Tariff::Tiers(tiers))
    }

    fn parts(&mut self, value: &Value<'a>) -> Option<Tariff> {
        let example =
            "parts = [{ take = \"vCPU\", price = \"0.04\" }, { take = \"GB\", price = \"0.004\" }]";
        let mut parts: Vec<Part> = Vec::new();
        for mut table in self.tables("parts", value, example)? {
            let take = table.raw("take").and_then(|(_, value)| {
                let name = value.get_ref().as_str()?.to_owned();
                self.known_unit(&name, None, &value)
            });
            let price = table.raw("price").and_then(|(_, value)| self.decimal("price", &value));
            table.finish(self.findings);
            let (Some(take), Some(price)) = (take, price) else {
                let finding = self.table.refused("parts", value, &format!("`{example}`"));
                self.findings.push(finding);
                return None;
            };
            parts.push(Part { take, price });
        }
        Some(Tariff::Parts(parts))
    }

    fn free(&mut self) -> Option<Allowance> {
        let example = "free = { amount = \"750\", unit = \"hour\", per = \"month\" }";
        let (_, value) = self.table.raw("free")?;
        let DeValue::Table(inner) = value.get_ref() else {
            let finding = self.table.refused("free", &value, &format!("`{example}`"));
            self.findings.push(finding);
            return None;
        };
        let mut table = Table::new(self.context.source, &MANNER, "free", inner.clone());
        let amount = table.raw("amount").and_then(|(_, value)| self.decimal("amount", &value));
        let mut named = |key| {
            let (_, value) = table.raw(key)?;
            let name = value.get_ref().as_str()?.to_owned();
            self.known_unit(&name, None, &value)
        };
        let (unit, per) = (named("unit"), named("per"));
        let until = table.take("until", "\"12개월\" 같은 문자열", self.findings, |value| {
            value.as_str().map(str::to_owned)
        });
        let not_for =
            table.take("not_for", "[\"Multi-AZ\"]처럼 문자열 목록", self.findings, strings);
        table.finish(self.findings);
        let (Some(amount), Some(unit)) = (amount, unit) else {
            let finding = self.table.refused("free", &value, &format!("`{example}`"));
            self.findings.push(finding);
            return None;
        };
        Some(Allowance { amount, unit, per, until, not_for: not_for.unwrap_or_default() })
    }

    fn source(&mut self) -> Option<(String, &'a Origin)> {
        let Some((_, value)) = self.table.raw("source") else {
            let message = "[[price]]에 `source`가 없습니다".to_owned();
            self.refuse("pricing-unsourced", self.whole, message).help = Some(
                "가격을 읽은 곳을 `[source.이름]`에 적고 `source = \"이름\"`으로 가리키세요"
                    .to_owned(),
            );
            return None;
        };
        let name = value.get_ref().as_str().unwrap_or_default().to_owned();
        match self.context.sources.get(&name) {
            Some(origin) => Some((name, origin)),
            // The price is refused with its source, and that has said why.
            None if self.context.refused.contains(&name) => None,
            None => {
                let span = self.context.source.span(value.span());
                let quoted = with_particle(&format!("`{name}`"), "이라는", "라는");
                let known = self.context.sources.keys().map(String::as_str);
                let help = match nearest(&name, known) {
                    Some(near) => format!("`{near}`처럼 고치세요"),
                    None => format!("`[source.{name}]`에 `url`과 `retrieved`를 적으세요"),
                };
                self.refuse("pricing-unsourced", span, format!("{quoted} 출처가 없습니다")).help =
                    Some(help);
                None
            }
        }
    }
}
