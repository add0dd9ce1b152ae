//! The rows of the tables that are more than phrases. In: what `build/` writes. Out: types.

/// A measure of success.
#[derive(Debug)]
pub struct Kpi {
    /// Words in kebab-case or one word.
    pub id: &'static str,
    /// Name for readers.
    pub name: &'static str,
    /// What its value counts.
    pub unit: &'static str,
    /// How to write it so that one can check it; braces are for the writer to fill.
    pub template: &'static str,
}

impl Kpi {
    /// Its value is a time: "minutes or hours".
    pub(crate) fn is_time(&self) -> bool {
        ["minutes", "hours", "days"].iter().any(|unit| self.unit.contains(unit))
    }

    /// Its value needs no unit: points, scores, ratios, counts.
    pub(crate) fn is_index(&self) -> bool {
        ["points", "score", "1-5", "ratio", "count", "x quota"].iter().any(|unit| self.unit.contains(unit))
    }
}

/// Something one can have years of experience with only since it exists.
#[derive(Debug)]
pub(crate) struct Technology {
    pub(crate) name: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) first_public_year: u16,
    pub(crate) earliest_plausible_year: u16,
}

/// A certificate, and the years of experience that its issuer asks.
#[derive(Debug)]
pub(crate) struct Certificate {
    pub(crate) name: &'static str,
    pub(crate) experience_years: u16,
    /// With every waiver that the issuer grants.
    pub(crate) least_years: u16,
    /// A right to practise, given by a state.
    pub(crate) is_licence: bool,
}
