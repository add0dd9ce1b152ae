//! From the text back to the file. In: what each stretch of the text was made of. Out: [`SourceMap`].

use std::ops::Range;

/// A stretch of the text and the stretch of the source that it was made of, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    text: u32,
    length: u32,
    source: u32,
    source_length: u32,
    /// The same bytes on both sides; otherwise all of one stands for all of the other (`&amp;` for `&`).
    same: bool,
}

impl Stretch {
    const fn end(&self) -> u32 {
        self.text + self.length
    }

    const fn source_end(&self) -> u32 {
        self.source + self.source_length
    }
}

/// Tells for every place of a text where it stands in its source. What the source does not hold (`## ` of a heading)
/// stands between two stretches that it holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceMap {
    /// In order of the text.
    stretches: Vec<Stretch>,
}

impl SourceMap {
    /// `text` was made of `source` (bytes). Calls come in order of the text.
    pub(crate) fn push(&mut self, text: Range<usize>, source: Range<usize>, same: bool) {
        if text.is_empty() {
            return;
        }
        let next = Stretch {
            text: text.start as u32,
            length: text.len() as u32,
            source: source.start as u32,
            source_length: source.len() as u32,
            same,
        };
        match self.stretches.last_mut() {
            Some(last)
                if last.same && same && last.end() == next.text && last.source_end() == next.source =>
            {
                last.length += next.length;
                last.source_length += next.source_length;
            }
            _ => self.stretches.push(next),
        }
    }

    /// The map of a text of that length that is its source.
    #[cfg(feature = "lint")]
    pub(crate) fn same(length: usize) -> Self {
        let mut map = Self::default();
        map.push(0..length, 0..length, true);
        map
    }

    /// Says what all of a stretch of the text that was made of nothing stands for.
    #[cfg(feature = "lint")]
    pub(crate) fn insert(&mut self, text: Range<usize>, source: Range<usize>) {
        let at = self.stretches.partition_point(|stretch| (stretch.text as usize) < text.start);
        let mut one = Self::default();
        one.push(text, source, false);
        self.stretches.splice(at..at, one.stretches);
    }

    /// The bytes of the source that bytes of the text were made of. What was made of nothing is given the place
    /// beside it.
    pub fn to_source(&self, text: Range<usize>) -> Range<usize> {
        let (from, to) = (text.start as u32, text.end.max(text.start) as u32);
        let after = self.stretches.partition_point(|stretch| stretch.end() <= from);
        let before = self.stretches.partition_point(|stretch| stretch.text < to.max(from + 1));
        if after >= before {
            let place = self.gap(after) as usize;
            return place..place;
        }
        let inside = &self.stretches[after..before];
        let first = &inside[0];
        let start = if first.same { first.source + from.saturating_sub(first.text) } else { first.source };
        if from == to && from >= first.text {
            return start as usize..start as usize;
        }
        let last = &inside[inside.len() - 1];
        let cut = last.end().saturating_sub(to);
        let end = if last.same { last.source_end().saturating_sub(cut) } else { last.source_end() };
        if start <= end {
            return start as usize..end as usize;
        }
        // Parts that stand the other way round in the source.
        let lowest = inside.iter().map(|stretch| stretch.source).min().unwrap_or(end);
        let highest = inside.iter().map(Stretch::source_end).max().unwrap_or(start);
        lowest as usize..highest as usize
    }

    /// The same bytes in the source, where the text has them from there as they are: an edit here is one there.
    pub fn same_bytes(&self, text: &Range<usize>) -> Option<Range<usize>> {
        let (from, to) = (text.start as u32, text.end as u32);
        let at = self.stretches.partition_point(|stretch| stretch.end() < from);
        let holding = self.stretches[at..].iter().take(2);
        let stretch =
            holding.copied().find(|stretch| stretch.same && stretch.text <= from && to <= stretch.end())?;
        let start = (stretch.source + from - stretch.text) as usize;
        Some(start..start + text.len())
    }

    /// The place between two stretches.
    fn gap(&self, next: usize) -> u32 {
        match (next.checked_sub(1).and_then(|at| self.stretches.get(at)), self.stretches.get(next)) {
            (_, Some(next)) => next.source,
            (Some(last), None) => last.source_end(),
            (None, None) => 0,
        }
    }

    /// Adds the map of a text that was put `at` that byte of this one.
    pub(crate) fn append(&mut self, other: &Self, at: usize) {
        for stretch in &other.stretches {
            let text = at + stretch.text as usize..at + stretch.end() as usize;
            self.push(text, stretch.source as usize..stretch.source_end() as usize, stretch.same);
        }
    }

    /// The map of a text whose source is itself made of another source, as `outer` tells.
    pub(crate) fn through(&self, outer: &Self) -> Self {
        let mut whole = Self::default();
        for stretch in &self.stretches {
            let inner = stretch.source as usize..stretch.source_end() as usize;
            let text = stretch.text as usize..stretch.end() as usize;
            if stretch.same {
                whole.push_through(text.start, inner, outer);
            } else {
                whole.push(text, outer.to_source(inner), false);
            }
        }
        whole
    }

    /// A stretch that is the same in the middle text, cut where the outer map changes.
    fn push_through(&mut self, text: usize, middle: Range<usize>, outer: &Self) {
        let first = outer.stretches.partition_point(|stretch| (stretch.end() as usize) <= middle.start);
        for stretch in &outer.stretches[first..] {
            if stretch.text as usize >= middle.end {
                break;
            }
            let from = middle.start.max(stretch.text as usize);
            let to = middle.end.min(stretch.end() as usize);
            let target = text + from - middle.start..text + to - middle.start;
            let source = if stretch.same {
                let start = stretch.source as usize + from - stretch.text as usize;
                start..start + to - from
            } else {
                stretch.source as usize..stretch.source_end() as usize
            };
            self.push(target, source, stretch.same);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `# Fish & chips` of `<h1>Fish &amp; chips</h1>`.
    fn map() -> SourceMap {
        let mut map = SourceMap::default();
        map.push(2..7, 4..9, true);
        map.push(7..8, 9..14, false);
        map.push(8..14, 14..20, true);
        map
    }

    #[test]
    fn places_lead_back_to_what_they_were_made_of() {
        let map = map();
        assert_eq!(map.to_source(0..14), 4..20);
        assert_eq!(map.to_source(2..6), 4..8);
        assert_eq!(map.to_source(5..9), 7..15, "an entity is in or out as a whole");
        assert_eq!(map.to_source(0..1), 4..4, "what was made of nothing stands beside what follows");
        assert_eq!(map.to_source(30..31), 20..20);
    }

    #[test]
    fn only_the_same_bytes_can_be_edited() {
        let map = map();
        assert_eq!(map.same_bytes(&(9..14)), Some(15..20));
        assert_eq!(map.same_bytes(&(2..7)), Some(4..9));
        assert_eq!(map.same_bytes(&(6..9)), None);
        assert_eq!(map.same_bytes(&(0..1)), None);
    }

    #[test]
    fn maps_are_put_one_behind_the_other() {
        // `a & b` of `a &amp; b` of `"a &amp;\u0020b"`
        let mut inner = SourceMap::default();
        inner.push(0..2, 0..2, true);
        inner.push(2..3, 2..7, false);
        inner.push(3..5, 7..9, true);
        let mut outer = SourceMap::default();
        outer.push(0..7, 1..8, true);
        outer.push(7..8, 8..14, false);
        outer.push(8..9, 14..15, true);
        let whole = inner.through(&outer);
        assert_eq!(whole.to_source(2..3), 3..8);
        assert_eq!(whole.to_source(3..4), 8..14);
        assert_eq!(whole.same_bytes(&(4..5)), Some(14..15));
        assert_eq!(whole.same_bytes(&(3..5)), None);
    }
}
