//! `jdlint roles` and `jdlint new`. In: the role profiles. Out: their list, and a posting to fill in.

use std::io::{self, Write};

use jdlint_core::roles;

use crate::arguments::{New, NewFormat};
use crate::output::{STRONG, Screen, aside, clean};
use crate::whole_file;

/// Lists the profiles, one a line.
pub(crate) fn roles(screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let longest = roles::ALL.iter().map(|role| role.id.len()).max().unwrap_or_default();
    for role in roles::ALL {
        let space = " ".repeat(longest - role.id.len() + 2);
        writeln!(out, "{}{space}{}", screen.paint(STRONG, role.id), role.name)?;
    }
    Ok(())
}

/// Writes the posting of a role to fill in. False when the file could not be made: the reason stands on standard error.
pub(crate) fn new(flags: &New, out: &mut dyn Write) -> io::Result<bool> {
    let text = match flags.format {
        NewFormat::Md => flags.role.skeleton(),
    };
    let Some(path) = &flags.output else {
        write!(out, "{text}")?;
        return Ok(true);
    };
    // Never writes over what is there.
    if let Err(error) = whole_file::write_new(path, text.as_bytes()) {
        let why = if error.kind() == io::ErrorKind::AlreadyExists {
            "it exists already; choose another name".to_owned()
        } else {
            error.to_string()
        };
        aside(format_args!("{}: not written: {why}", clean(&path.display().to_string())));
        return Ok(false);
    }
    Ok(true)
}
