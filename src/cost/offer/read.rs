//! Reads an offer file as a stream: only what is wanted is kept, however large the file is.

use std::collections::BTreeMap;
use std::fmt;
use std::io::Read;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use thiserror::Error;

use super::{Offer, Product, Rate, Wanted};
use crate::cost::book::Date;

/// Why an offer file cannot be used.
#[derive(Debug, Error)]
pub enum OfferError {
    /// It is no JSON, or no offer file.
    #[error("AWS Price List 파일로 읽을 수 없습니다: {what} ({0})", what = fault(.0))]
    Json(#[from] serde_json::Error),
    /// It does not say of which service and day it is.
    #[error(
        "파일에 offerCode나 publicationDate가 없습니다. AWS Price List의 index.json인지 확인하세요"
    )]
    Unnamed,
    /// Nothing in it is wanted.
    #[error("조건에 맞는 상품이 없습니다. --sku와 --where를 확인하세요")]
    Nothing,
}

/// What is wrong with a file of JSON, in a few words.
fn fault(error: &serde_json::Error) -> &'static str {
    use serde_json::error::Category;
    match error.classify() {
        Category::Eof => "파일이 중간에 끊겼습니다",
        Category::Syntax => "JSON 문법에 맞지 않습니다",
        Category::Data => "항목의 모양이 다릅니다",
        Category::Io => "파일을 끝까지 읽지 못했습니다",
    }
}

/// Reads the wanted products of an offer file.
///
/// # Errors
/// When it is no offer file, or has none of them.
pub fn read(file: impl Read, wanted: &Wanted) -> Result<Offer, OfferError> {
    let mut json = serde_json::Deserializer::from_reader(file);
    let found = Top(wanted).deserialize(&mut json)?;
    json.end()?;
    let published = found.published.as_deref().and_then(|text| Date::read(text.get(..10)?));
    let (Some(code), Some(published)) = (found.code, published) else {
        return Err(OfferError::Unnamed);
    };
    if found.products.is_empty() {
        return Err(OfferError::Nothing);
    }
    Ok(Offer { code, published, products: found.products })
}

/// What is found on the way.
#[derive(Default)]
struct Found {
    code: Option<String>,
    published: Option<String>,
    products: BTreeMap<String, Product>,
}

#[derive(Deserialize)]
struct RawProduct {
    #[serde(default, rename = "productFamily")]
    family: String,
    #[serde(default)]
    attributes: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawTerm {
    price_dimensions: BTreeMap<String, Rate>,
}

/// The whole file.
struct Top<'w>(&'w Wanted);

impl<'de> DeserializeSeed<'de> for Top<'_> {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Top<'_> {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an offer file")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Found, A::Error> {
        let mut found = Found::default();
        let mut products = false;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "offerCode" => found.code = Some(map.next_value()?),
                "publicationDate" => found.published = Some(map.next_value()?),
                "products" => {
                    products = true;
                    map.next_value_seed(Products(self.0, &mut found))?;
                }
                "terms" if !products => {
                    return Err(A::Error::custom("`terms` stands before `products`"));
                }
                "terms" => map.next_value_seed(Terms(&mut found))?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(found)
    }
}

/// `products`: SKU → product.
struct Products<'w, 'f>(&'w Wanted, &'f mut Found);

impl<'de> DeserializeSeed<'de> for Products<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Products<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("products by SKU")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self(wanted, found) = self;
        while let Some(sku) = map.next_key::<String>()? {
            if !wanted.skus.is_empty() && !wanted.skus.contains(&sku) {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let RawProduct { family, mut attributes } = map.next_value()?;
            attributes.entry("productFamily".to_owned()).or_insert(family);
            let all =
                wanted.attributes.iter().all(|(key, value)| attributes.get(key) == Some(value));
            if all {
                found.products.insert(sku, Product { attributes, rates: Vec::new() });
            }
        }
        Ok(())
    }
}

/// `terms`: kind of term → SKU → term; only those on demand are read.
struct Terms<'f>(&'f mut Found);

impl<'de> DeserializeSeed<'de> for Terms<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Terms<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("terms by kind")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(kind) = map.next_key::<String>()? {
            match kind.as_str() {
                "OnDemand" => map.next_value_seed(OnDemand(self.0))?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// `OnDemand`: SKU → terms by code.
struct OnDemand<'f>(&'f mut Found);

impl<'de> DeserializeSeed<'de> for OnDemand<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for OnDemand<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("terms by SKU")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(sku) = map.next_key::<String>()? {
            match self.0.products.get_mut(&sku) {
                Some(product) => {
                    let terms: BTreeMap<String, RawTerm> = map.next_value()?;
                    let rates = terms.into_values().flat_map(|term| term.price_dimensions);
                    product.rates.extend(rates.map(|(_, rate)| rate));
                }
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}
