//! Every rule, one a file, sorted by code.

mod allow_unknown;
mod allow_unused;
mod allow_without_reason;
mod baseline_unmatched;
mod code_highlight;
mod code_language_unknown;
mod config_file_missing;
mod config_syntax;
mod config_unknown_key;
mod config_unknown_rule;
mod config_value;
mod cost_ambiguous;
mod cost_amount;
mod cost_estimate_mismatch;
mod cost_free_tier;
mod cost_hours;
mod cost_key_unknown;
mod cost_label_per_student;
mod cost_label_rate;
mod cost_malformed;
mod cost_missing_row;
mod cost_percent;
mod cost_placeholder;
mod cost_price_conflict;
mod cost_price_mismatch;
mod cost_proration;
mod cost_region_unknown;
mod cost_rounding;
mod cost_stale_price;
mod cost_tier;
mod cost_total;
mod cost_unit_mismatch;
mod cost_unit_mix;
mod cost_unverifiable;
mod course_empty;
mod diagram_crashed;
mod diagram_icon_unknown;
mod diagram_label_lost;
mod diagram_reference;
mod diagram_step_unknown;
mod diagram_syntax;
mod diagram_timeout;
mod diagram_too_large;
mod diagram_unknown_kind;
mod diagram_value;
mod fence_nested;
mod fence_unclosed;
mod file_not_utf8;
mod file_outside;
mod file_unreadable;
mod footnote_duplicate;
mod footnote_undefined;
mod footnote_unused;
mod heading_missing_h1;
mod heading_multiple_h1;
mod heading_skip;
mod html_attribute_dropped;
mod html_comment_unclosed;
mod html_markdown_literal;
mod html_unbalanced;
mod html_unknown_tag;
mod html_unsafe;
mod icon_pack_invalid;
mod image_missing;
mod image_remote;
mod image_without_alt;
mod link_anchor_lenient;
mod link_anchor_missing;
mod link_broken;
mod link_case;
mod link_definition_duplicate;
mod link_definition_unused;
mod link_fault;
mod link_outside;
mod link_scheme;
mod nesting_too_deep;
mod output_conflict;
mod pricing_duplicate_key;
mod pricing_float;
mod pricing_overlap;
mod pricing_syntax;
mod pricing_tiers;
mod pricing_unknown_key;
mod pricing_unknown_unit;
mod pricing_unsourced;
mod pricing_value;
mod redirect_broken;
mod route_conflict;
mod table_ragged;
mod text_replacement_character;

use super::Rule;

/// Every rule, sorted by code.
pub static RULES: &[&Rule] = &[
    &allow_unknown::RULE,
    &allow_unused::RULE,
    &allow_without_reason::RULE,
    &baseline_unmatched::RULE,
    &code_highlight::RULE,
    &code_language_unknown::RULE,
    &config_file_missing::RULE,
    &config_syntax::RULE,
    &config_unknown_key::RULE,
    &config_unknown_rule::RULE,
    &config_value::RULE,
    &cost_ambiguous::RULE,
    &cost_amount::RULE,
    &cost_estimate_mismatch::RULE,
    &cost_free_tier::RULE,
    &cost_hours::RULE,
    &cost_key_unknown::RULE,
    &cost_label_per_student::RULE,
    &cost_label_rate::RULE,
    &cost_malformed::RULE,
    &cost_missing_row::RULE,
    &cost_percent::RULE,
    &cost_placeholder::RULE,
    &cost_price_conflict::RULE,
    &cost_price_mismatch::RULE,
    &cost_proration::RULE,
    &cost_region_unknown::RULE,
    &cost_rounding::RULE,
    &cost_stale_price::RULE,
    &cost_tier::RULE,
    &cost_total::RULE,
    &cost_unit_mismatch::RULE,
    &cost_unit_mix::RULE,
    &cost_unverifiable::RULE,
    &course_empty::RULE,
    &diagram_crashed::RULE,
    &diagram_icon_unknown::RULE,
    &diagram_label_lost::RULE,
    &diagram_reference::RULE,
    &diagram_step_unknown::RULE,
    &diagram_syntax::RULE,
    &diagram_timeout::RULE,
    &diagram_too_large::RULE,
    &diagram_unknown_kind::RULE,
    &diagram_value::RULE,
    &fence_nested::RULE,
    &fence_unclosed::RULE,
    &file_not_utf8::RULE,
    &file_outside::RULE,
    &file_unreadable::RULE,
    &footnote_duplicate::RULE,
    &footnote_undefined::RULE,
    &footnote_unused::RULE,
    &heading_missing_h1::RULE,
    &heading_multiple_h1::RULE,
    &heading_skip::RULE,
    &html_attribute_dropped::RULE,
    &html_comment_unclosed::RULE,
    &html_markdown_literal::RULE,
    &html_unbalanced::RULE,
    &html_unknown_tag::RULE,
    &html_unsafe::RULE,
    &icon_pack_invalid::RULE,
    &image_missing::RULE,
    &image_remote::RULE,
    &image_without_alt::RULE,
    &link_anchor_lenient::RULE,
    &link_anchor_missing::RULE,
    &link_broken::RULE,
    &link_case::RULE,
    &link_definition_duplicate::RULE,
    &link_definition_unused::RULE,
    &link_outside::RULE,
    &link_scheme::RULE,
    &nesting_too_deep::RULE,
    &output_conflict::RULE,
    &pricing_duplicate_key::RULE,
    &pricing_float::RULE,
    &pricing_overlap::RULE,
    &pricing_syntax::RULE,
    &pricing_tiers::RULE,
    &pricing_unknown_key::RULE,
    &pricing_unknown_unit::RULE,
    &pricing_unsourced::RULE,
    &pricing_value::RULE,
    &redirect_broken::RULE,
    &route_conflict::RULE,
    &table_ragged::RULE,
    &text_replacement_character::RULE,
];
