//! The scopes of the grammars to twelve classes.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use syntect::parsing::Scope;

/// What a run of code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Comment,
    String,
    Escape,
    Number,
    Keyword,
    Operator,
    Type,
    Function,
    Variable,
    Attribute,
    Inserted,
    Deleted,
}

impl Class {
    /// The name of the class in HTML.
    pub(super) fn letter(self) -> char {
        match self {
            Self::Comment => 'c',
            Self::String => 's',
            Self::Escape => 'e',
            Self::Number => 'n',
            Self::Keyword => 'k',
            Self::Operator => 'o',
            Self::Type => 't',
            Self::Function => 'f',
            Self::Variable => 'v',
            Self::Attribute => 'a',
            Self::Inserted => 'i',
            Self::Deleted => 'd',
        }
    }
}

/// What a scope says of the text in it.
#[derive(Clone, Copy)]
enum Says {
    /// Its class.
    Is(Class),
    /// It is plain, whatever it lies in: code put into a string.
    Plain,
    /// It is a key, unless what lies in it is an operator or the like.
    Key,
    /// Nothing: ask the scope around it.
    Ask,
}

/// Remembers what each scope says.
#[derive(Default)]
pub(super) struct Classes(BTreeMap<Scope, Says>);

impl Classes {
    /// The class of text within these scopes, the outermost first.
    pub(super) fn of(&mut self, scopes: &[Scope]) -> Option<Class> {
        let mut found = None;
        for scope in scopes.iter().rev() {
            match *self.0.entry(*scope).or_insert_with(|| says(*scope)) {
                Says::Is(class @ (Class::String | Class::Number | Class::Variable)) => {
                    found = found.or(Some(class));
                }
                Says::Is(class) => return found.or(Some(class)),
                Says::Key if found.is_some() => return Some(Class::Attribute),
                Says::Plain => return found,
                Says::Key | Says::Ask => {}
            }
        }
        found
    }
}

/// The longest name in the table that begins the scope's decides.
fn says(scope: Scope) -> Says {
    RULES
        .iter()
        .filter(|(name, _)| name.is_prefix_of(scope))
        .max_by_key(|(name, _)| name.len())
        .map_or(Says::Ask, |(_, says)| *says)
}

static RULES: LazyLock<Vec<(Scope, Says)>> = LazyLock::new(|| {
    let is = TABLE
        .iter()
        .flat_map(|(class, names)| names.split_whitespace().map(|name| (name, Says::Is(*class))));
    let plain = PLAIN.split_whitespace().map(|name| (name, Says::Plain));
    let key = KEY.split_whitespace().map(|name| (name, Says::Key));
    is.chain(plain)
        .chain(key)
        .map(|(name, says)| (Scope::new(name).expect("a name of the table is a scope"), says))
        .collect()
});

const TABLE: [(Class, &str); 12] = [
    (Class::Comment, "comment punctuation.definition.comment keyword.command.rem markup.quote"),
    (
        Class::String,
        "string punctuation.definition.string keyword.other.template markup.raw \
         markup.underline.link",
    ),
    (
        Class::Escape,
        "constant.character.escape constant.character.entity constant.other.placeholder \
         keyword.other.interpolation keyword.other.substitution \
         punctuation.section.interpolation punctuation.section.embedded \
         punctuation.definition.template-expression",
    ),
    (Class::Number, "constant support.constant keyword.other.unit"),
    (
        Class::Keyword,
        "keyword storage variable.language keyword.operator.module keyword.operator.word \
         markup.heading markup.bold markup.italic entity.name.section meta.diff.header \
         meta.diff.range",
    ),
    (Class::Operator, "keyword.operator support.function.test punctuation.definition.list_item"),
    (
        Class::Type,
        "entity.name.type entity.name.class entity.name.struct entity.name.enum \
         entity.name.interface entity.name.namespace entity.name.tag entity.name.table \
         entity.section entity.other.inherited-class support.type support.class",
    ),
    (
        Class::Function,
        "entity.name.function support.function variable.function variable.annotation \
         punctuation.definition.annotation meta.link.inline.description",
    ),
    (
        Class::Variable,
        "variable support.variable support.constant.terraform entity.name \
         keyword.control.property.anchor keyword.control.flow.alias keyword.other.block \
         meta.group.expansion.parameter",
    ),
    (
        Class::Attribute,
        "entity.other entity.name.tag.yaml entity.name.tag.toml keyword.other.http-header \
         keyword.other.definition \
         support.type.property-name variable.parameter.option",
    ),
    (Class::Inserted, "markup.inserted"),
    (Class::Deleted, "markup.deleted"),
];

/// Code within a string.
const PLAIN: &str = "meta.interpolation meta.template.expression meta.group.expansion.command";

/// What names a value, though it is written as a string, a constant or a variable.
const KEY: &str = "meta.mapping.key variable.declaration.terraform";
