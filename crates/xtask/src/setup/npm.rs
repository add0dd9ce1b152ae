//! npm packages. In: a folder with a package-lock.json. Out: its `node_modules`, exactly as locked.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::announce;
use crate::program;

/// The lock file that `node_modules` was made from.
const MARKER: &str = "node_modules/.installed-from-package-lock.json";

/// The oldest Node this project is tested with.
const OLDEST_NODE: u32 = 20;

/// Runs `npm ci` unless `node_modules` was already made from this lock file.
pub(crate) fn ensure(folder: &Path) -> Result<()> {
    check_node()?;
    let lock = folder.join("package-lock.json");
    let wanted = fs::read(&lock).with_context(|| {
        format!("{} cannot be read; run `npm install` in {} and commit it", lock.display(), folder.display())
    })?;
    let marker = folder.join(MARKER);
    if fs::read(&marker).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    announce(&format!("Installing the npm packages of {}", folder.display()), "10 to 60 seconds");
    program::run(program::npm(folder).arg("ci")).with_context(|| {
        format!("if package.json changed, run `npm install` in {} first", folder.display())
    })?;
    fs::create_dir_all(folder.join("node_modules"))?; // npm makes none for a project without dependencies
    fs::write(&marker, wanted).with_context(|| format!("could not write {}", marker.display()))
}

fn check_node() -> Result<()> {
    let advice = || {
        format!("install Node {OLDEST_NODE} or later with npm (https://nodejs.org) and have `node` in PATH")
    };
    let version = program::output(program::command("node").arg("--version")).with_context(advice)?;
    match major(&version) {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => bail!("Node {version} is too old; {}", advice()),
    }
}

/// `20` of `v20.20.2`.
pub(super) fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_says_its_version_with_a_v() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("20.20.2"), None);
        assert_eq!(major("vnext"), None);
    }
}
