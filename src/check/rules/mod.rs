//! Every rule, one a file, sorted by code.

mod allow_unknown;
mod allow_unused;
mod allow_without_reason;
mod config_syntax;
mod config_unknown_key;
mod config_unknown_rule;
mod config_value;
mod file_not_utf8;
mod file_outside;
mod file_unreadable;
mod image_missing;
mod image_remote;
mod image_without_alt;
mod link_anchor_lenient;
mod link_anchor_missing;
mod link_broken;
mod link_case;
mod link_fault;
mod link_outside;
mod link_scheme;
mod route_conflict;

use super::Rule;

/// Every rule, sorted by code.
pub static RULES: &[&Rule] = &[
    &allow_unknown::RULE,
    &allow_unused::RULE,
    &allow_without_reason::RULE,
    &config_syntax::RULE,
    &config_unknown_key::RULE,
    &config_unknown_rule::RULE,
    &config_value::RULE,
    &file_not_utf8::RULE,
    &file_outside::RULE,
    &file_unreadable::RULE,
    &image_missing::RULE,
    &image_remote::RULE,
    &image_without_alt::RULE,
    &link_anchor_lenient::RULE,
    &link_anchor_missing::RULE,
    &link_broken::RULE,
    &link_case::RULE,
    &link_outside::RULE,
    &link_scheme::RULE,
    &route_conflict::RULE,
];
