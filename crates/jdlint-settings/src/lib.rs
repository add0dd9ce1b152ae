//! Settings files. In: the text of a `jdlint.toml`. Out: [`Config`], which makes the engine's settings for each posting.
//!
//! text -`read`-> what one file says -`config`-> with the files that it extends. Nothing of that opens a file: whoever calls
//! gives the texts, so that the command line, the language server and the browser read the same. `disk` is for those that
//! have one. Every key keeps its line ([`places`]), so that a face can say why something holds.

#[cfg(feature = "clock")]
mod clock;
mod config;
#[cfg(feature = "disk")]
mod disk;
#[cfg(feature = "edit")]
pub mod edit;
mod error;
mod globs;
mod nearest;
pub mod places;
pub mod postings;
mod read;
#[cfg(feature = "schema")]
pub mod schema;

#[cfg(feature = "clock")]
pub use clock::machines_date;
pub use config::{Config, load};
#[cfg(feature = "disk")]
pub use disk::Disk;
pub use error::SettingsError;
pub use globs::Globs;
pub use nearest::{Files, Found, at, nearest};

/// What a settings file is called.
pub const FILE_NAME: &str = "jdlint.toml";
