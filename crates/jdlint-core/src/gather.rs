//! Lists of what iterators give. In: an iterator. Out: a list.

/// Iterators whose values can be put into a list.
pub(crate) trait Gather: Iterator + Sized {
    /// What `collect` does. That of the standard library is made for speed: it asks for the first value apart from the
    /// others, and every list is two or three functions of its own. A browser has to load and compile all of them.
    fn gather(self) -> Vec<Self::Item> {
        #[cfg(not(target_arch = "wasm32"))]
        return self.collect();
        #[cfg(target_arch = "wasm32")]
        {
            let mut all = Vec::new();
            for item in self {
                all.push(item);
            }
            all
        }
    }
}

impl<I: Iterator> Gather for I {}
