//! Files as they are met. In: documents that the tests build themselves. Out: the Markdown that is read from them, and
//! where its places lead.

mod docx;
mod html;
mod json;
mod properties;
mod support;
