//! What questions are answered from. In: a document and its newest reading. Out: [`View`], the two side by side.

use crate::abilities::Abilities;
use crate::documents::Document;
use crate::reading::Reading;
use crate::roots::Roots;

/// A text and what was found in it.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) document: &'a Document,
    pub(crate) reading: &'a Reading,
    pub(crate) client: Abilities,
    pub(crate) roots: &'a Roots,
    /// The user wants to see the score in the text.
    pub(crate) shows_score: bool,
}
