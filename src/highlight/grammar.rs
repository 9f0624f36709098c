//! The word after a fence to a grammar.

use std::sync::LazyLock;

use syntect::parsing::{SyntaxReference, SyntaxSet};

/// What is known of a language.
pub(super) enum Found {
    /// Its grammar and the set that it belongs to.
    Grammar(&'static SyntaxReference, &'static SyntaxSet),
    /// It is text without colours.
    Plain,
    /// Nothing.
    Unknown,
}

static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Looks a language up by the name that authors write.
pub(super) fn find(language: &str) -> Found {
    let language = language.trim().to_lowercase();
    if PLAIN.contains(&language.as_str()) {
        return Found::Plain;
    }
    let token = ALIASES
        .iter()
        .find(|(_, names)| names.contains(&language.as_str()))
        .map_or(language.as_str(), |(token, _)| token);
    let set = &*GRAMMARS;
    set.find_syntax_by_token(token)
        .filter(|syntax| !syntax.hidden)
        .map_or(Found::Unknown, |syntax| Found::Grammar(syntax, set))
}

/// The licences of the grammars inside the program, as Markdown.
pub fn notices() -> String {
    let mut text = String::new();
    for license in two_face::acknowledgement::listing().for_syntaxes() {
        license.write_md(&mut text);
    }
    text
}

/// Names of text that has no grammar.
const PLAIN: [&str; 9] =
    ["", "text", "txt", "plaintext", "plain", "none", "output", "ascii", "tree"];

/// What the grammars answer to, and the names that authors write for it.
const ALIASES: [(&str, &[&str]); 24] = [
    (
        "bash",
        &["shell", "sh", "zsh", "console", "shell-session", "shellsession", "terminal", "ksh"],
    ),
    ("bat", &["cmd", "batch", "dos"]),
    ("c#", &["csharp"]),
    ("c++", &["cpp"]),
    ("conf", &["nginx"]),
    ("crontab", &["cron"]),
    ("diff", &["patch", "udiff"]),
    ("dockerfile", &["docker", "containerfile"]),
    ("env", &["dotenv"]),
    ("go", &["golang"]),
    ("gitignore", &["dockerignore", "ignore"]),
    ("hcl", &["terraform", "opentofu", "packer", "nomad"]),
    ("ini", &["conf", "config", "systemd", "editorconfig"]),
    ("JavaScript (Babel)", &["js", "javascript", "jsx", "mjs", "cjs", "node", "nodejs"]),
    ("json", &["jsonc", "json5", "ndjson", "jsonl"]),
    ("kt", &["kotlin"]),
    ("make", &["makefile"]),
    ("ps1", &["powershell", "pwsh", "posh"]),
    ("py", &["python", "python3", "py3"]),
    ("rb", &["ruby"]),
    ("rs", &["rust"]),
    ("sql", &["mysql", "postgresql", "postgres", "psql", "plsql", "sqlite", "mariadb"]),
    ("ts", &["typescript"]),
    ("yaml", &["yml", "kubernetes", "k8s", "compose", "cloudformation"]),
];
