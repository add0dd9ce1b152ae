//! What laws ask of postings. In: settings and a duty. Out: the law, from `data/law/pay.tsv` and `data/law/advert.tsv`.

use crate::date::Date;
use crate::gather::Gather;
use crate::jurisdictions;
use crate::lexicon::LAWS;
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
    /// Until when one can apply.
    Deadline,
    /// A notice that people with records are considered.
    FairChance,
    /// No limit by criminal record.
    NoRecord,
    /// Not even the news that a check is required.
    NoCheck,
    /// No demand of a current job.
    NoUnemployed,
    /// No demand of experience in the country.
    NoLocalExperience,
    /// Whether artificial intelligence looks at applications.
    AiDisclosure,
    /// Whether there is a vacancy.
    VacancyDisclosure,
    /// No question about age or school dates.
    NoGraduationDate,
    /// A title that means all sexes.
    GenderMarker,
    /// A level of a language and not a birth.
    NoNativeSpeaker,
    /// No limit by citizenship.
    NoCitizenship,
}

/// One row of the table.
#[derive(Debug)]
pub(crate) struct Law {
    pub(crate) place: &'static str,
    pub(crate) duty: Duty,
    /// `YYYY-MM-DD`, or nothing.
    pub(crate) since: &'static str,
    /// It speaks to employers of so many people or more; 1 = all.
    pub(crate) least_size: u32,
    /// Confirmed by several sources.
    pub(crate) is_sure: bool,
    pub(crate) name: &'static str,
}

/// The law with that duty that applies in the chosen places, sure ones first.
pub(crate) fn applying(settings: &Settings, duty: Duty) -> Option<&'static Law> {
    let places = settings.jurisdictions.iter().flat_map(|id| jurisdictions::with_parents(id));
    let ids: Vec<&str> = places.map(|place| place.id).gather();
    let in_force = |law: &&Law| {
        let since = Date::parse(law.since);
        since.zip(settings.today).is_none_or(|(since, today)| since <= today)
    };
    let reaches = |law: &&Law| settings.employer_size.is_none_or(|size| size >= law.least_size);
    let mut laws = LAWS
        .iter()
        .filter(|law| law.duty == duty && ids.contains(&law.place))
        .filter(in_force)
        .filter(reaches)
        .gather();
    laws.sort_by_key(|law| !law.is_sure);
    laws.first().copied()
}

/// An error where a sure law asks for it, else as the rule says; and the law's name for the message.
pub(crate) fn severity(settings: &Settings, duty: Duty, usual: Severity) -> (Severity, String) {
    match applying(settings, duty) {
        Some(law) if law.is_sure => (Severity::Error, said(settings, law)),
        Some(law) => (usual, said(settings, law)),
        None => (usual, String::new()),
    }
}

/// For a notice that only a law asks for: silent without one, an error by a sure one, else an info.
pub(crate) fn asked(settings: &Settings, duty: Duty) -> Option<(Severity, String)> {
    let law = applying(settings, duty)?;
    Some((if law.is_sure { Severity::Error } else { Severity::Info }, said(settings, law)))
}

/// True when a law of that place or of one around it has the duty.
pub(crate) fn asks_in(place: &str, duty: Duty) -> bool {
    jurisdictions::with_parents(place)
        .any(|place| LAWS.iter().any(|law| law.place == place.id && law.duty == duty))
}

fn said(settings: &Settings, law: &Law) -> String {
    let size = match settings.employer_size {
        None if law.least_size > 1 => format!("; for employers of {} or more", law.least_size),
        _ => String::new(),
    };
    format!(" ({}{size}; last checked 2026-11, not legal advice)", law.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_names_a_known_place_and_day() {
        for law in LAWS {
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

    #[test]
    fn a_law_is_silent_for_smaller_employers_and_names_its_size_where_none_is_known() {
        let settings = |size| Settings {
            jurisdictions: vec!["ca-on"],
            today: Date::parse("2026-11-24"),
            employer_size: size,
            ..Settings::default()
        };
        assert!(asked(&settings(Some(24)), Duty::VacancyDisclosure).is_none());
        let words = |size| {
            asked(&settings(size), Duty::VacancyDisclosure).map(|(_, words)| words).unwrap_or_default()
        };
        assert!(words(None).contains("employers of 25 or more"));
        assert!(!words(Some(25)).contains("employers of"));
    }
}
