//! Exact amounts, quantities, units and rates.
