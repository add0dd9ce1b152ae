//! What the posting says. In: the document. Out: [`Facts`], which rules judge.

use crate::report::Outline;

/// Everything that was read from a posting.
pub(crate) struct Facts<'a> {
    pub(crate) text: &'a str,
    pub(crate) outline: Outline,
}
