//! Tables whose rows are values of their own: measures, technologies, certificates, laws, title endings, precision counts.
//! In: `data/`. Out: Rust.

use std::fmt::Write as _;
use std::path::Path;

use crate::tables::{camel, table_rows};

/// Measures, technologies and certificates.
pub(crate) fn write_rows(data: &Path, out: &mut String) {
    let cell = |cells: &[String], at: usize| cells.get(at).cloned().unwrap_or_default();
    let number = |text: &str| text.parse::<u16>().unwrap_or(0);

    write!(out, "pub(crate) static KPIS: &[crate::lexicon::Kpi] = &[").unwrap();
    for (_, cells) in table_rows(&data.join("kpis.tsv"), true) {
        let (id, name, unit, template) = (cell(&cells, 0), cell(&cells, 1), cell(&cells, 4), cell(&cells, 6));
        write!(
            out,
            "crate::lexicon::Kpi {{ id: {id:?}, name: {name:?}, unit: {unit:?}, template: {template:?} }}, "
        )
        .unwrap();
    }
    writeln!(out, "];").unwrap();

    write!(out, "pub(crate) static TECHNOLOGIES: &[crate::lexicon::Technology] = &[").unwrap();
    for (_, cells) in table_rows(&data.join("technologies.tsv"), true) {
        let (name, kind, public, earliest) =
            (cell(&cells, 0), cell(&cells, 2), number(&cell(&cells, 3)), number(&cell(&cells, 4)));
        write!(
            out,
            "crate::lexicon::Technology {{ name: {name:?}, kind: {kind:?}, first_public_year: {public}, \
             earliest_plausible_year: {earliest} }}, "
        )
        .unwrap();
    }
    writeln!(out, "];").unwrap();

    write!(out, "pub(crate) static CERTIFICATES: &[crate::lexicon::Certificate] = &[").unwrap();
    for (_, cells) in table_rows(&data.join("certifications.tsv"), true) {
        let (name, years, least) = (cell(&cells, 0), number(&cell(&cells, 2)), number(&cell(&cells, 6)));
        let licence = cell(&cells, 4).starts_with("a licence");
        write!(
            out,
            "crate::lexicon::Certificate {{ name: {name:?}, experience_years: {years}, least_years: {least}, \
             is_licence: {licence} }}, "
        )
        .unwrap();
    }
    writeln!(out, "];").unwrap();
}

/// What laws ask of postings, by place.
pub(crate) fn write_laws(data: &Path, out: &mut String) {
    write!(out, "pub(crate) static LAWS: &[crate::laws::Law] = &[").unwrap();
    for table in ["pay", "advert"] {
        let path = data.join(format!("../law/{table}.tsv"));
        for (row, cells) in table_rows(&path, true) {
            let [place, duty, since, size, confidence, law] = cells.as_slice() else {
                panic!("{}:{row}: place, duty, since, size, confidence, law", path.display())
            };
            let duty: String = camel(duty);
            let size: u32 =
                size.parse().unwrap_or_else(|_| panic!("{}:{row}: no size {size:?}", path.display()));
            let sure = confidence == "H";
            write!(
                out,
                "crate::laws::Law {{ place: {place:?}, duty: crate::laws::Duty::{duty}, since: {since:?}, \
                 least_size: {size}, is_sure: {sure}, name: {law:?} }}, "
            )
            .unwrap();
        }
    }
    writeln!(out, "];").unwrap();
}

/// What readers made of findings on real postings, in the order of the rules' ids.
pub(crate) fn precision(languages: &Path) -> String {
    let path = languages.join("precision.tsv");
    let mut rows: Vec<String> = table_rows(&path, true)
        .into_iter()
        .map(|(row, cells)| {
            let [rule, read, right, on] = cells.as_slice() else {
                panic!("{}:{row}: a row is a rule, read, right and a date", path.display())
            };
            let count = |cell: &str| {
                cell.parse::<u16>()
                    .unwrap_or_else(|_| panic!("{}:{row}: {cell:?} is no count", path.display()))
            };
            let (read, right) = (count(read), count(right));
            assert!(right <= read, "{}:{row}: more right than read", path.display());
            format!("Precision {{ rule: {rule:?}, read: {read}, right: {right}, on: {on:?} }}")
        })
        .collect();
    rows.sort();
    format!("&[{}]", rows.join(", "))
}

/// Endings of German titles in the masculine form.
pub(crate) fn write_title_endings(languages: &Path, out: &mut String) {
    write!(out, "pub(crate) static GERMAN_TITLE_ENDINGS: &[(&str, bool)] = &[").unwrap();
    for (_, cells) in table_rows(&languages.join("de/title-endings.tsv"), true) {
        write!(out, "({:?}, {}), ", cells[0], cells.get(1).is_some_and(|reach| reach == "whole")).unwrap();
    }
    writeln!(out, "];").unwrap();
}
