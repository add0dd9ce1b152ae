//! The document's parts. In: a view of the newest text. Out: document symbols and folding ranges, from the outline.

use jdlint_core::TextRange;
use jdlint_core::report::{Outcome, OutlineSection, Requirement, Verdict};
use tower_lsp::ls_types::{
    DocumentSymbol, DocumentSymbolResponse, FoldingRange, Location, SymbolInformation, SymbolKind,
};

use crate::view::View;

/// Longer names are cut: a list of symbols shows one line each.
const LONGEST_NAME: usize = 80;

/// The sections, each with its outcomes and demands.
pub(crate) fn symbols(view: &View<'_>) -> Option<DocumentSymbolResponse> {
    if view.reading.left_out.is_some() {
        return None;
    }
    let sections: Vec<_> =
        view.reading.outline.sections.iter().map(|section| of_section(section, view)).collect();
    Some(if view.client.nested_symbols {
        DocumentSymbolResponse::Nested(sections)
    } else {
        DocumentSymbolResponse::Flat(sections.into_iter().flat_map(|section| flat(section, view)).collect())
    })
}

/// One fold for each section of more than a line.
pub(crate) fn folds(view: &View<'_>) -> Vec<FoldingRange> {
    let text = view.document.text();
    let folds = view.reading.outline.sections.iter().map(|section| {
        let body = section.range.of(text).trim_end().len() as u32;
        let shown = view.document.range(TextRange::new(section.range.start, section.range.start + body));
        FoldingRange { start_line: shown.start.line, end_line: shown.end.line, ..FoldingRange::default() }
    });
    folds.filter(|fold| fold.start_line < fold.end_line).collect()
}

fn of_section(section: &OutlineSection, view: &View<'_>) -> DocumentSymbol {
    let text = section.range.of(view.document.text());
    let first = text.trim_start().lines().next().unwrap_or_default();
    let skipped = (text.len() - text.trim_start().len()) as u32;
    let heading =
        TextRange::new(section.range.start + skipped, section.range.start + skipped + first.len() as u32);
    let kind = section.kind.map_or("other", jdlint_core::report::Kind::word).replace('_', " ");
    let name = section.heading.as_deref().unwrap_or(first);
    let outline = &view.reading.outline;
    let within = |range: TextRange| section.range.start <= range.start && range.end <= section.range.end;
    let outcomes = outline.outcomes.iter().filter(|outcome| within(outcome.range));
    let demands = outline.requirements.iter().filter(|demand| within(demand.range));
    let mut children: Vec<_> = outcomes
        .map(|outcome| leaf(&outcome.text, judged(outcome), SymbolKind::NUMBER, outcome.range, view))
        .chain(demands.map(|demand| leaf(&demand.text, asked(demand), SymbolKind::KEY, demand.range, view)))
        .collect();
    children.sort_by_key(|child| child.range.start);
    DocumentSymbol {
        children: Some(children),
        selection_range: view.document.range(heading),
        ..leaf(name, kind, SymbolKind::STRING, section.range, view)
    }
}

/// What makes a result checkable, or what lacks.
fn judged(outcome: &Outcome) -> String {
    match outcome.verdict {
        Verdict::Measurable => "measurable".to_owned(),
        Verdict::Vague => {
            let missing: Vec<_> = outcome.missing.iter().map(|part| part.word()).collect();
            format!("vague: no {}", missing.join(", no "))
        }
    }
}

fn asked(demand: &Requirement) -> String {
    demand.modality.word().to_owned()
}

fn leaf(name: &str, detail: String, kind: SymbolKind, range: TextRange, view: &View<'_>) -> DocumentSymbol {
    let range = view.document.range(range);
    #[expect(deprecated, reason = "the type asks for it")]
    DocumentSymbol {
        name: short(name),
        detail: Some(detail),
        kind,
        tags: None,
        deprecated: None,
        range,
        selection_range: range,
        children: None,
    }
}

/// A symbol must have a name.
fn short(name: &str) -> String {
    let words = name.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None if words.is_empty() => "(no words)".to_owned(),
        None => words,
    }
}

fn flat(symbol: DocumentSymbol, view: &View<'_>) -> Vec<SymbolInformation> {
    let DocumentSymbol { name, kind, range, children, .. } = symbol;
    let uri = &view.document.uri;
    #[expect(deprecated, reason = "the type asks for it")]
    let information = |name, kind, range, container_name| SymbolInformation {
        name,
        kind,
        tags: None,
        deprecated: None,
        location: Location::new(uri.clone(), range),
        container_name,
    };
    let inner = children.unwrap_or_default().into_iter();
    let inner: Vec<_> =
        inner.map(|child| information(child.name, child.kind, child.range, Some(name.clone()))).collect();
    std::iter::once(information(name, kind, range, None)).chain(inner).collect()
}
