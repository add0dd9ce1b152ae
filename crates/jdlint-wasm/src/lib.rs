//! The engine of page and extension. In and out: what [`jdlint_bindings`] takes and gives, which this links in.

use jdlint_bindings as _; // links its exports in
