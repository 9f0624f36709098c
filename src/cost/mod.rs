//! Amounts in a course, recomputed: the ledger.
