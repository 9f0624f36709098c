//! What is wrong with a command line, in Korean.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::text::with_particle;

/// The sentence for a command line that cannot be read; `None` where clap's own text is an answer,
/// as that of `--help` is.
pub(super) fn sentence(error: &Error) -> Option<String> {
    let says = |kind| error.get(kind).map(said).unwrap_or_default();
    let argument = || says(ContextKind::InvalidArg);
    let object = |text: &str| with_particle(&format!("`{text}`"), "을", "를");
    let subject = |text: &str| with_particle(&format!("`{text}`"), "은", "는");
    let problem = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::InvalidSubcommand => {
            format!("{} 없는 명령입니다", subject(&says(ContextKind::InvalidSubcommand)))
        }
        ErrorKind::UnknownArgument => format!("{} 모르는 선택입니다", subject(&argument())),
        ErrorKind::MissingRequiredArgument => format!("{} 적어야 합니다", object(&argument())),
        ErrorKind::ArgumentConflict => format!(
            "{} {} 함께 쓸 수 없습니다",
            subject(&argument()),
            with_particle(&format!("`{}`", says(ContextKind::PriorArg)), "과", "와")
        ),
        ErrorKind::InvalidValue if says(ContextKind::InvalidValue).is_empty() => {
            format!("`{}`에 값이 없습니다", argument())
        }
        ErrorKind::InvalidValue => {
            format!("`{}`에 `{}` 값은 없습니다", argument(), says(ContextKind::InvalidValue))
        }
        ErrorKind::ValueValidation => {
            let reason =
                std::error::Error::source(error).map(|reason| in_korean(&reason.to_string()));
            let value = says(ContextKind::InvalidValue);
            let reason = reason.map(|reason| format!(": {reason}")).unwrap_or_default();
            format!("`{}`에 `{value}` 값을 쓸 수 없습니다{reason}", argument())
        }
        _ => return None,
    };
    let hints = [
        (ContextKind::SuggestedSubcommand, "혹시 이것인가요"),
        (ContextKind::SuggestedArg, "혹시 이것인가요"),
        (ContextKind::SuggestedValue, "혹시 이것인가요"),
        (ContextKind::ValidValue, "쓸 수 있는 값"),
    ];
    let hint = hints.iter().find_map(|(kind, words)| {
        let said = says(*kind);
        (!said.is_empty()).then(|| format!("\n{words}: {said}"))
    });
    Some(format!("{problem}{}", hint.unwrap_or_default()))
}

/// Why a value is refused: in our words already, or a number that clap could not read.
fn in_korean(reason: &str) -> String {
    if reason.chars().any(|letter| ('가'..='힣').contains(&letter)) {
        return reason.to_owned();
    }
    match reason.split_once(" is not in ").and_then(|(_, range)| range.split_once("..=")) {
        Some((least, most)) => format!("{least}–{most} 사이 정수를 적으세요"),
        None => "정수를 적으세요".to_owned(),
    }
}

/// What clap knows of the place, as text.
fn said(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join(", "),
        ContextValue::String(one) => one.clone(),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(all) => {
            all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    }
}
