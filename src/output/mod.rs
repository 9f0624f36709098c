//! The only writer of a site.
