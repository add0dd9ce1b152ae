//! Stretches near a place, cut at the ends of a larger stretch. In: the larger stretch, a place, how many words. Out: a stretch,
//! empty where nothing is left. Bounds are reckoned here and nowhere else.

use super::{Document, Span};

/// Parts of a stretch.
pub(crate) trait Windows {
    /// So many places right before `at`.
    fn before(&self, at: usize, words: usize) -> Span;

    /// So many places from `at` on.
    fn from(&self, at: usize, words: usize) -> Span;

    /// So many places right behind `at`.
    fn behind(&self, at: usize, words: usize) -> Span;

    /// `span`, and so many places on its two sides.
    fn around(&self, span: &Span, before: usize, behind: usize) -> Span;

    /// The first places.
    fn opening(&self, words: usize) -> Span;

    /// The place before `at`, when it is in the stretch.
    fn previous(&self, at: usize) -> Option<usize>;

    /// The place behind `at`, when it is in the stretch.
    fn following(&self, at: usize) -> Option<usize>;

    /// It ends before `at`, with no more than so many places between.
    fn ends_before(&self, at: usize, between: usize) -> bool;

    /// No more than so many places are between the two.
    fn is_near(&self, other: &Span, between: usize) -> bool;

    /// Some place is in both.
    fn overlaps(&self, other: &Span) -> bool;
}

impl Windows for Span {
    #[inline]
    fn before(&self, at: usize, words: usize) -> Span {
        at.saturating_sub(words).max(self.start)..at
    }

    #[inline]
    fn from(&self, at: usize, words: usize) -> Span {
        at..(at + words).min(self.end)
    }

    #[inline]
    fn behind(&self, at: usize, words: usize) -> Span {
        self.from(at + 1, words)
    }

    #[inline]
    fn around(&self, span: &Span, before: usize, behind: usize) -> Span {
        self.before(span.start, before).start..self.from(span.end, behind).end
    }

    #[inline]
    fn opening(&self, words: usize) -> Span {
        self.from(self.start, words)
    }

    #[inline]
    fn previous(&self, at: usize) -> Option<usize> {
        (at > self.start).then(|| at - 1)
    }

    #[inline]
    fn following(&self, at: usize) -> Option<usize> {
        (at + 1 < self.end).then_some(at + 1)
    }

    #[inline]
    fn ends_before(&self, at: usize, between: usize) -> bool {
        self.end <= at && at <= self.end + between
    }

    #[inline]
    fn is_near(&self, other: &Span, between: usize) -> bool {
        self.start <= other.end + between && other.start <= self.end + between
    }

    #[inline]
    fn overlaps(&self, other: &Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl Document<'_> {
    /// All tokens.
    #[inline]
    pub(crate) fn all(&self) -> Span {
        0..self.tokens.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_end_where_the_stretch_does() {
        let line = 10..20;
        assert_eq!([line.before(15, 3), line.before(15, 5), line.before(15, 6)], [12..15, 10..15, 10..15]);
        assert_eq!((0..9).before(2, 5), 0..2);
        assert_eq!([line.from(15, 4), line.from(15, 5), line.from(15, 6)], [15..19, 15..20, 15..20]);
        assert_eq!([line.behind(15, 3), line.behind(15, 4), line.behind(15, 5)], [16..19, 16..20, 16..20]);
        assert_eq!([line.around(&(14..16), 2, 3), line.around(&(12..18), 3, 3)], [12..19, 10..20]);
        assert_eq!([line.opening(4), line.opening(11)], [10..14, 10..20]);
        assert!(line.behind(19, 3).is_empty() && line.before(10, 3).is_empty());
    }

    #[test]
    fn places_and_stretches_lie_inside_or_not() {
        let line = 10..20;
        assert_eq!([line.previous(10), line.previous(11), line.previous(20)], [None, Some(10), Some(19)]);
        assert_eq!([line.following(18), line.following(19), line.following(20)], [Some(19), None, None]);
        let ends = [19, 20, 22, 23].map(|at| line.ends_before(at, 2));
        assert_eq!(ends, [false, true, true, false]);
        let near = [2..7, 2..8, 22..24, 23..24, 11..12].map(|part| line.is_near(&part, 2));
        assert_eq!(near, [false, true, true, false, true]);
        let parts = [5..10, 5..11, 12..14, 19..25, 20..25, 10..20, 9..20, 10..21];
        assert_eq!(
            parts.map(|part| line.overlaps(&part)),
            [false, true, true, true, false, true, true, true]
        );
    }
}
