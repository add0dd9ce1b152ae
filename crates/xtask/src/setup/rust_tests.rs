//! Programs that Rust tests start: Git makes repositories for `check --diff-base`, and faketime turns the clock back. In:
//! PATH. Out: they are there.

use anyhow::{Result, bail};

use super::debian;
use crate::program;

/// Finds them; installs Debian's where that is ours to do. Elsewhere the test that wants faketime says that it had none.
pub(crate) fn ensure() -> Result<()> {
    let is_missing = |name: &&str| program::find(name).is_none();
    let missing: Vec<&str> = ["git", "faketime"].into_iter().filter(is_missing).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if debian::is_ours_to_change() {
        return debian::install(&missing);
    }
    if missing.contains(&"git") {
        bail!("git is needed by tests; install it and have it in PATH");
    }
    Ok(())
}
