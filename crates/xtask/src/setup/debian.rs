//! Debian packages. In: names. Out: installed packages; only ever as root on Debian, and announced first.

use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use std::{fs, thread};

use anyhow::{Context, Result};

use super::announce;
use crate::program;

/// Whether `apt-get` may be used: this is Debian (not a relative of it) and we are root.
pub(super) fn is_ours_to_change() -> bool {
    let is_debian =
        fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == "ID=debian"));
    is_debian && program::output(program::command("id").arg("-u")).is_ok_and(|user| user == "0")
}

/// Whether all these packages are installed.
pub(super) fn has(packages: &[&str]) -> bool {
    let query = program::output(
        program::command("dpkg-query").args(["-W", "-f=${db:Status-Status}\n"]).args(packages),
    );
    query.is_ok_and(|text| {
        text.lines().count() == packages.len() && text.lines().all(|state| state == "installed")
    })
}

/// Refreshes the package lists, once in a run. An old list names packages that are gone from the mirrors.
pub(super) fn update() {
    static DONE: AtomicBool = AtomicBool::new(false);
    if DONE.swap(true, Ordering::Relaxed) {
        return;
    }
    announce("As root on Debian: apt-get update", "under a minute");
    if let Err(error) = patiently(|| program::run(apt_get().arg("update").arg("-qq"))) {
        eprintln!("warning: {error:#}; going on with the package lists as they are");
    }
}

/// Installs packages and nothing that they merely recommend.
pub(super) fn install(packages: &[&str]) -> Result<()> {
    update();
    announce(&format!("As root on Debian: apt-get install {}", packages.join(" ")), "about a minute");
    patiently(|| {
        program::run(apt_get().args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages))
    })
    .with_context(|| format!("could not install {}; try the command by hand", packages.join(", ")))
}

/// Tries up to three times. Another apt-get may hold the package lists, which cannot be waited for; and in
/// Debian's container images an `apt-get update` deletes the packages that another one is just installing.
fn patiently(work: impl Fn() -> Result<()>) -> Result<()> {
    for _ in 0..2 {
        match work() {
            Ok(()) => return Ok(()),
            Err(error) => println!("-- {error:#}; trying again in 10 seconds"),
        }
        thread::sleep(Duration::from_secs(10));
    }
    work()
}

fn apt_get() -> Command {
    let mut command = program::command("apt-get");
    command.args(["-o", "DPkg::Lock::Timeout=600", "-o", "Dpkg::Use-Pty=0"]);
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
