//! The Python module `jdlint._native`. In: Python's texts, paths, settings and Arrow batches. Out: what the command line says of
//! each posting, as dictionaries, or as columns of a batch.
//!
//! `settings` (arguments to settings) -> `linter` (one posting) and `batch` (the rows of a batch). Python reads what
//! stands in `packages/python/jdlint`, which names these functions, their types and what they raise. While Rust works, other
//! threads of Python run.

mod batch;
mod linter;
mod settings;

use pyo3::prelude::*;

/// The functions and classes of the module.
#[pymodule(name = "_native", gil_used = false)]
mod native {
    #[pymodule_export]
    use super::linter::{Linter, PostingError};
    #[pymodule_export]
    use super::rules;

    #[pymodule_export]
    const VERSION: &str = jdlint_core::VERSION;
    #[pymodule_export]
    const CONTRACT_VERSION: u32 = jdlint_contract::CONTRACT_VERSION;
}

/// What `jdlint rules --format json` has in `rules`.
#[pyfunction]
fn rules(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    Ok(pythonize::pythonize(py, &jdlint_contract::rules_output().rules)?)
}
