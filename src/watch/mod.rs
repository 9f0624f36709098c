//! Waiting for a change in a folder.
