//! The phrases of the tables that stand in a posting. In: hits, as the words are taken. Out: those of a stretch, of a
//! table, or both, without a search through the rest.

use super::Span;
use super::words::Token;
use crate::lexicon::{self, Hit, LEXICONS, Lexicon, WordId};

/// The hits of a document.
#[derive(Default)]
pub(crate) struct Hits {
    /// By first token.
    all: Vec<Hit>,
    /// For each token the first hit that begins with it or later; empty while hits are taken.
    first: Vec<u32>,
    /// By table, then by first token.
    by_lexicon: Vec<Hit>,
    /// Where those of each table begin, and one more for the end.
    starts: Vec<u32>,
}

/// In a stretch of so few tokens all hits are looked at.
const SHORT_SPAN: usize = 4;

impl Hits {
    /// Room for so many.
    pub(super) fn with_capacity(hits: usize) -> Self {
        Self { all: Vec::with_capacity(hits), ..Self::default() }
    }

    /// Takes the phrases of the tokens from `from` on.
    pub(super) fn take(&mut self, tokens: &[Token], ids: &[WordId], from: usize) {
        lexicon::find_phrases(tokens, ids, from, tokens.len(), &mut self.all);
    }

    /// Keeps the hits that fit.
    pub(super) fn retain(&mut self, fits: impl Fn(&Hit) -> bool) {
        // Nearly always all fit.
        if !self.all.iter().all(&fits) {
            self.all.retain(fits);
        }
    }

    /// Notes where the hits of each token and of each table begin: they are asked for many times.
    pub(super) fn index(&mut self, tokens: usize) {
        let mut first = Vec::with_capacity(tokens);
        for (at, hit) in self.all.iter().enumerate() {
            while first.len() <= hit.start as usize {
                first.push(at as u32);
            }
        }
        first.resize(tokens, self.all.len() as u32);
        self.first = first;
        self.sort_by_lexicon();
    }

    /// A stable counting sort.
    fn sort_by_lexicon(&mut self) {
        let Some(&any) = self.all.first() else { return };
        let mut starts = vec![0u32; LEXICONS + 1];
        for hit in &self.all {
            starts[hit.lexicon as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut free = starts.clone();
        self.by_lexicon = vec![any; self.all.len()];
        for hit in &self.all {
            let place = &mut free[hit.lexicon as usize];
            self.by_lexicon[*place as usize] = *hit;
            *place += 1;
        }
        self.starts = starts;
    }

    /// The hits whose first token lies in `span`, in order.
    pub(crate) fn within(&self, span: &Span) -> &[Hit] {
        // Blocks and sentences are built before the hits are indexed.
        let first =
            |at: usize| self.first.get(at).map_or_else(|| before(&self.all, at), |&first| first as usize);
        let from = first(span.start);
        &self.all[from..first(span.end).max(from)]
    }

    /// The hits that begin with a token.
    pub(crate) fn at(&self, token: usize) -> &[Hit] {
        self.within(&(token..token + 1))
    }

    /// All hits, in order.
    pub(crate) fn all(&self) -> &[Hit] {
        &self.all
    }

    /// The hits of a table, in order; known when the document is read.
    pub(crate) fn of(&self, lexicon: Lexicon) -> &[Hit] {
        let at = lexicon as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&start), Some(&end)) => &self.by_lexicon[start as usize..end as usize],
            _ => &[],
        }
    }

    /// All hits of one table whose first token lies in `span`, in order, and perhaps hits of others among them.
    pub(super) fn around(&self, lexicon: Lexicon, span: &Span) -> &[Hit] {
        if self.starts.is_empty() {
            return self.within(span);
        }
        let hits = self.of(lexicon);
        if hits.is_empty() {
            return hits;
        }
        if span.len() <= SHORT_SPAN {
            return self.within(span);
        }
        let from = before(hits, span.start);
        let rest = &hits[from..];
        &rest[..before(rest, span.end)]
    }
}

/// How many hits begin before a token.
fn before(hits: &[Hit], token: usize) -> usize {
    hits.partition_point(|hit| (hit.start as usize) < token)
}
