//! `seodang pricing`

use std::io::Write;
use std::path::PathBuf;

use clap::Subcommand;

use super::common::{CourseArguments, Failure};
use super::{CLEAN, FOUND};
use crate::cost::book::{Price, PriceBook, Tariff, Trust};
use crate::cost::offer::{Wanted, print};
use crate::load::offer;
use crate::text::nearest;
use crate::text::with_particle;

#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// AWS Price List 파일의 가격을 pricing.toml에 붙일 글로 바꿉니다
    Import {
        /// 한 서비스의 index.json
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// 가져올 SKU. 여러 번 쓸 수 있습니다
        #[arg(long, value_name = "SKU")]
        sku: Vec<String>,
        /// 속성이 이 값인 것만. 여러 번 쓰면 모두 맞아야 합니다
        #[arg(long = "where", value_name = "KEY=VALUE", value_parser = attribute)]
        attributes: Vec<(String, String)>,
    },
    /// 가격 하나를 출처와 함께 보여 줍니다
    Show {
        /// 가격의 키
        #[arg(value_name = "KEY")]
        key: String,
        #[command(flatten)]
        course: CourseArguments,
    },
    /// 과정에서 쓰지 않는 가격을 보여 줍니다
    Unused {
        #[command(flatten)]
        course: CourseArguments,
    },
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    match &arguments.command {
        Command::Import { file, sku, attributes } => {
            let wanted = Wanted { skus: sku.clone(), attributes: attributes.clone() };
            import(file, &wanted)
        }
        Command::Show { key, course } => show(key, course),
        Command::Unused { course } => unused(course),
    }
}

/// Reads `KEY=VALUE`.
fn attribute(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or("instanceType=t3.micro처럼 적어야 합니다")?;
    Ok((key.to_owned(), value.to_owned()))
}

fn import(file: &std::path::Path, wanted: &Wanted) -> Result<u8, Failure> {
    if wanted.skus.is_empty() && wanted.attributes.is_empty() {
        let message =
            "--sku나 --where로 가져올 상품을 고르세요. 파일 하나에 수만 개가 들어 있습니다";
        return Err(Failure::Usage(message.to_owned()));
    }
    let offer = offer(file, wanted)?;
    let printed = print(&offer);
    write!(anstream::stdout(), "{}", printed.toml)?;
    let unknown = wanted.skus.iter().filter(|sku| !offer.products.contains_key(*sku));
    let unknown = unknown.map(|sku| format!("{sku}: 이 파일에 없는 SKU입니다"));
    let left_out: Vec<String> = printed.left_out.iter().cloned().chain(unknown).collect();
    for line in &left_out {
        anstream::eprintln!("옮기지 않았습니다: {line}");
    }
    Ok(if left_out.is_empty() { CLEAN } else { FOUND })
}

fn show(key: &str, course: &CourseArguments) -> Result<u8, Failure> {
    let (inputs, built) = course.build()?;
    let book = &inputs.prices;
    let Some(price) = book.shelf.by_key(key) else {
        let keys = book.shelf.all().iter().map(|price| price.key.as_str());
        let quoted = with_particle(&format!("`{key}`"), "이라는", "라는");
        return Err(Failure::Usage(match nearest(key, keys) {
            Some(near) => format!("{quoted} 가격은 없습니다. `{near}` 가격을 찾으셨나요?"),
            None => format!("{quoted} 가격은 없습니다. `pricing.toml`의 키를 확인하세요"),
        }));
    };
    let used = if built.ledger.used.contains(key) { "예" } else { "아니요" };
    writeln!(anstream::stdout(), "{}쓰임: {used}", text(price, book))?;
    Ok(CLEAN)
}

/// A price, a line for each thing to know of it.
fn text(price: &Price, book: &PriceBook) -> String {
    let mut text = format!("{}\n", price.key);
    let mut line = |name: &str, value: &str| text.push_str(&format!("{name}: {value}\n"));
    match &price.tariff {
        Tariff::Tiers(tiers) => {
            let per = price.per.as_ref().map(ToString::to_string).unwrap_or_default();
            for tier in tiers {
                let bound = tier.up_to.map_or("그 뒤".to_owned(), |up_to| format!("{up_to}까지"));
                line("가격", &format!("{bound} ${}{per}", tier.price));
            }
        }
        Tariff::Flat(_) | Tariff::Parts(_) => line("가격", &price.to_string()),
    }
    line("리소스", &price.resources.join(", "));
    if !price.specs.is_empty() {
        line("사양", &price.specs.join(", "));
    }
    line("리전", price.region.name());
    if let Some(free) = &price.free {
        let mut said = format!("{}{}", free.amount, free.unit.to_string().replace('/', ""));
        if let Some(per) = &free.per {
            said.push_str(&per.to_string());
        }
        if let Some(until) = &free.until {
            said.push_str(&format!(", {until}"));
        }
        if !free.not_for.is_empty() {
            said.push_str(&format!(" ({} 제외)", free.not_for.join(", ")));
        }
        line("무료", &said);
    }
    if let Some(origin) = book.sources.get(&price.source) {
        line("출처", &format!("{} {}", price.source, origin.url));
    }
    line("읽은 날", &price.retrieved.to_string());
    if price.trust == Trust::Remembered {
        line("확인", "출처에서 확인하지 않은 가격입니다");
    }
    text
}

fn unused(course: &CourseArguments) -> Result<u8, Failure> {
    let (inputs, built) = course.build()?;
    let used = &built.ledger.used;
    let unused = inputs.prices.shelf.all().iter().filter(|price| !used.contains(&price.key));
    let mut count = 0;
    let mut out = anstream::stdout().lock();
    for price in unused {
        let line = inputs.sources.place(price.span).line;
        writeln!(out, "pricing.toml:{line}: {} {price}", price.key)?;
        count += 1;
    }
    anstream::eprintln!("쓰지 않는 가격 {count}개 (전체 {}개)", inputs.prices.shelf.all().len());
    Ok(CLEAN)
}
