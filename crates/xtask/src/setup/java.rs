//! Java, which Spark runs on. In: PATH. Out: a Java that Spark knows, Debian's where there is none.

use anyhow::{Result, bail};

use super::debian;
use crate::program;

/// The oldest that Spark 4 runs on.
const OLDEST: u32 = 17;
const PACKAGES: [&str; 1] = ["openjdk-17-jre-headless"];

/// Finds it; installs Debian's when there is none and that is ours to do.
pub(crate) fn ensure() -> Result<()> {
    if version().is_some_and(|version| version >= OLDEST) {
        return Ok(());
    }
    if !debian::is_ours_to_change() {
        bail!("no Java {OLDEST} or newer found in PATH; Spark needs one");
    }
    debian::install(&PACKAGES)
}

/// `openjdk 17.0.15 2025-04-15` is 17.
fn version() -> Option<u32> {
    let said = program::output(program::command("java").arg("--version")).ok()?;
    said.split_whitespace().nth(1)?.split('.').next()?.parse().ok()
}
