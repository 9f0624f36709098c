//! Results kept on disk by content: a cache only makes a build faster.
