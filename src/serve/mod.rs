//! The author's preview server.
