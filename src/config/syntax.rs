//! What a parser of TOML says, in Korean.

/// What the parser says in English, and what that is.
const SAID: [(&str, &str); 9] = [
    ("duplicate key", "같은 키가 두 번 있습니다"),
    ("string values must be quoted", "문자열이 따옴표 안에 있지 않습니다"),
    ("basic string", "문자열을 닫는 따옴표가 없습니다"),
    ("literal string", "문자열을 닫는 따옴표가 없습니다"),
    ("extra `=`", "`=`가 둘 있습니다"),
    ("unclosed", "닫는 괄호가 없습니다"),
    ("unexpected key or value", "한 줄에 들어갈 수 없는 것이 뒤에 더 있습니다"),
    ("missing value", "값이 없습니다"),
    ("missing key", "키가 없습니다"),
];

/// The sentence for a fault of TOML: in Korean where it is a usual one, with what the parser says behind it.
pub fn fault(said: &str) -> String {
    match SAID.iter().find(|(english, _)| said.contains(english)) {
        Some((_, korean)) => format!("TOML 문법에 맞지 않습니다: {korean} ({said})"),
        None => format!("TOML 문법에 맞지 않습니다: {said}"),
    }
}

#[cfg(test)]
mod tests {
    use super::fault;
    use toml::de::DeTable;

    /// What is said of the first fault of a text.
    fn first(text: &str) -> String {
        let (_, errors) = DeTable::parse_recoverable(text);
        errors.first().map(|error| fault(error.message())).unwrap_or_default()
    }

    #[test]
    fn usual_faults_are_said_in_korean() {
        for (text, said) in [
            ("[[price]", "닫는 괄호가 없습니다"),
            ("a = [1, 2", "닫는 괄호가 없습니다"),
            ("a = \"글", "닫는 따옴표가 없습니다"),
            ("a = 글", "따옴표 안에 있지 않습니다"),
            ("a == 1", "`=`가 둘 있습니다"),
            ("a = 1 b = 2", "뒤에 더 있습니다"),
            ("a = 1\na = 2", "같은 키가 두 번 있습니다"),
        ] {
            let fault = first(text);
            assert!(fault.contains(said), "{text:?}: {fault}");
            assert!(fault.ends_with(')'), "{text:?}: {fault}");
        }
    }
}
