//! The archive of the program, for those without Python and Node. In: the program. Out: jdlint-VERSION-TARGET.tar.gz, of
//! Windows .zip.

use std::fs;

use anyhow::{Context, Result};

use super::{Choice, Dist, host, wheel};
use crate::build::notices;
use crate::program;
use crate::project::Project;

/// What goes along from the root of the project.
const OF_ALL: [&str; 4] = ["README.md", "LICENSE-APACHE", "LICENSE-MIT", "NOTICE"];

/// Packs program, manual and licences into a folder of the archive's name.
pub(super) fn build(project: &Project, choice: Choice<'_>, dist: &Dist) -> Result<()> {
    let target = choice.target.map_or_else(host, |target| Ok(target.to_owned()))?;
    let name = format!("jdlint-{}-{target}", env!("CARGO_PKG_VERSION"));
    let stage = project.target.join("stage");
    let folder = stage.join(&name);
    let _ = fs::remove_dir_all(&stage);
    fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
    let program = wheel::program(project, choice);
    let own = program.file_name().context("a program without a name")?;
    let files = OF_ALL.map(|name| (project.root.join(name), folder.join(name)));
    for (from, to) in files
        .into_iter()
        .chain([(program.clone(), folder.join(own)), (dist.notices.clone(), folder.join(notices::FILE))])
    {
        fs::copy(&from, &to).with_context(|| format!("could not copy {}", from.display()))?;
    }
    let is_windows = target.contains("windows");
    let archive = dist.folder.join(format!("{name}.{}", if is_windows { "zip" } else { "tar.gz" }));
    let mut tar = program::command("tar");
    // `-a` makes what the ending says; the tar of Windows knows zip.
    tar.arg("-acf").arg(&archive).arg("-C").arg(&stage).arg(&name);
    program::run(&mut tar)
}
