//! What `cargo install jdlint-cli` needs. In: the workspace. Out: each crate that the program is made of, packed as for a
//! registry. They are not built again from their packages: what is in them is what was just built.

use anyhow::Result;

use crate::program;
use crate::project::Project;

/// Packs them.
pub(super) fn build(project: &Project) -> Result<()> {
    let mut cargo = program::cargo();
    // What is not in git yet is packed, too: this tries the packages, and a release is made of a tag.
    cargo.args(["package", "--no-verify", "--allow-dirty", "--quiet"]).current_dir(&project.root);
    for name in project.crates_of("jdlint-cli")?.keys() {
        cargo.args(["--package", name]);
    }
    program::run(&mut cargo)
}
