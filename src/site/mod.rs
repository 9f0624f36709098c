//! Every file of the built site, in memory.
