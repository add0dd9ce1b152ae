//! Where a table begins. In: two lines. Out: are they the head of one and the line below it?

/// Has `below` a cell of dashes for each cell of `head`?
pub(super) fn begins(head: &str, below: &str) -> bool {
    let below = below.trim();
    let is_ruled =
        below.bytes().all(|byte| matches!(byte, b'-' | b':' | b'|' | b' ' | b'\t')) && below.contains('-');
    is_ruled
        && head.contains('|')
        && cells(below).all(is_rule)
        && cells(head.trim()).count() == cells(below).count()
}

/// The cells between the bars; one that is escaped is text.
fn cells(row: &str) -> impl Iterator<Item = &str> {
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = row.strip_suffix('|').filter(|inner| !inner.ends_with('\\')).unwrap_or(row);
    let mut is_escaped = false;
    row.split(move |sign| {
        let parts = sign == '|' && !is_escaped;
        is_escaped = sign == '\\' && !is_escaped;
        parts
    })
}

/// `---`, `:--`, `:-:`
fn is_rule(cell: &str) -> bool {
    let cell = cell.trim();
    let dashes = cell.strip_prefix(':').unwrap_or(cell);
    let dashes = dashes.strip_suffix(':').unwrap_or(dashes);
    !dashes.is_empty() && dashes.bytes().all(|byte| byte == b'-')
}
