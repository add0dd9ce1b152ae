//! Git, which tests of `check --diff-base` make repositories with. In: PATH. Out: it is there.

use anyhow::{Result, bail};

use super::debian;
use crate::program;

/// Finds it; installs Debian's when there is none and that is ours to do.
pub(crate) fn ensure() -> Result<()> {
    if program::find("git").is_some() {
        return Ok(());
    }
    if !debian::is_ours_to_change() {
        bail!("git is needed by tests; install it and have it in PATH");
    }
    debian::install(&["git"])
}
