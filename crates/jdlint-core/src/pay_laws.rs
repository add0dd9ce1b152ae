//! What laws ask of the pay part of a posting. In: settings and a duty. Out: the law, from `data/law/pay.tsv`.

use crate::date::Date;
use crate::jurisdictions;
use crate::lexicon::PAY_LAWS;
use crate::rules::Severity;
use crate::settings::Settings;

/// What a law asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Duty {
    /// A figure.
    Pay,
    /// A general description of the benefits.
    Benefits,
    /// No open end such as "and up".
    ClosedRange,
    /// A range that is not wider than so much.
    Width,
    /// No question about earlier pay.
    NoHistory,
}

/// One row of the table.
#[derive(Debug)]
pub(crate) struct PayLaw {
    pub(crate) place: &'static str,
    pub(crate) duty: Duty,
    /// `YYYY-MM-DD`, or nothing.
    pub(crate) since: &'static str,
    /// Confirmed by several sources.
    pub(crate) is_sure: bool,
    pub(crate) law: &'static str,
}

/// The law with that duty that applies in the chosen places, sure ones first.
pub(crate) fn applying(settings: &Settings, duty: Duty) -> Option<&'static PayLaw> {
    let places = settings.jurisdictions.iter().flat_map(|id| jurisdictions::with_parents(id));
    let ids: Vec<&str> = places.map(|place| place.id).collect();
    let in_force = |law: &&PayLaw| {
        let since = Date::parse(law.since);
        since.zip(settings.today).is_none_or(|(since, today)| since <= today)
    };
    let mut laws = PAY_LAWS
        .iter()
        .filter(|law| law.duty == duty && ids.contains(&law.place))
        .filter(in_force)
        .collect::<Vec<_>>();
    laws.sort_by_key(|law| !law.is_sure);
    laws.first().copied()
}

/// An error where a sure law asks for it, else as the rule says; and the law's name for the message.
pub(crate) fn severity(settings: &Settings, duty: Duty, usual: Severity) -> (Severity, String) {
    match applying(settings, duty) {
        Some(law) if law.is_sure => (Severity::Error, said(law)),
        Some(law) => (usual, said(law)),
        None => (usual, String::new()),
    }
}

fn said(law: &PayLaw) -> String {
    format!(" ({}; last checked 2026-11, not legal advice)", law.law)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_names_a_known_place_and_day() {
        for law in PAY_LAWS {
            assert!(jurisdictions::by_id(law.place).is_some(), "{}", law.place);
            assert!(law.since.is_empty() || Date::parse(law.since).is_some(), "{}: {}", law.place, law.since);
        }
    }

    #[test]
    fn a_law_speaks_when_it_is_in_force_and_a_city_has_its_states() {
        let settings = |place, today| Settings {
            jurisdictions: vec![place],
            today: Date::parse(today),
            ..Settings::default()
        };
        assert!(applying(&settings("us-de", "2026-11-24"), Duty::Benefits).is_none());
        assert!(applying(&settings("us-de", "2027-10-01"), Duty::Benefits).is_some());
        assert!(applying(&settings("us-ca-la", "2026-11-24"), Duty::Pay).is_some_and(|law| law.is_sure));
        assert!(applying(&settings("uk", "2026-11-24"), Duty::Pay).is_none());
    }
}
