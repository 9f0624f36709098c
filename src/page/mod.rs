//! A document to the HTML of its page.
