//! Places with law of their own. In: ids such as `us-co`. Out: [`Jurisdiction`], a table with parents.

/// A place, or a kind of employer, whose law can apply to a posting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Jurisdiction {
    /// Lower-case id.
    pub id: &'static str,
    /// What it lies in; its law is included.
    pub parent: Option<&'static str>,
    /// Name for readers.
    pub name: &'static str,
}

const fn place(id: &'static str, parent: Option<&'static str>, name: &'static str) -> Jurisdiction {
    Jurisdiction { id, parent, name }
}

/// Every jurisdiction, sorted by id. Source of the choice: the pay and advert laws compiled for jdlint in 2026-11.
pub static ALL: &[Jurisdiction] = &[
    place("at", Some("eu"), "Austria"),
    place("au", None, "Australia"),
    place("ca", None, "Canada"),
    place("ca-bc", Some("ca"), "British Columbia"),
    place("ca-on", Some("ca"), "Ontario"),
    place("ca-pe", Some("ca"), "Prince Edward Island"),
    place("ch", None, "Switzerland"),
    place("de", Some("eu"), "Germany"),
    place("eu", None, "European Union"),
    place("fr", Some("eu"), "France"),
    place("ie", Some("eu"), "Ireland"),
    place("lt", Some("eu"), "Lithuania"),
    place("lv", Some("eu"), "Latvia"),
    place("mt", Some("eu"), "Malta"),
    place("pl", Some("eu"), "Poland"),
    place("sk", Some("eu"), "Slovakia"),
    place("uk", None, "United Kingdom"),
    place("us", None, "United States"),
    place("us-ca", Some("us"), "California"),
    place("us-ca-la", Some("us-ca-la-county"), "Los Angeles"),
    place("us-ca-la-county", Some("us-ca"), "Los Angeles County"),
    place("us-ca-sf", Some("us-ca"), "San Francisco"),
    place("us-co", Some("us"), "Colorado"),
    place("us-contractor", Some("us"), "United States federal contractors"),
    place("us-ct", Some("us"), "Connecticut"),
    place("us-dc", Some("us"), "District of Columbia"),
    place("us-de", Some("us"), "Delaware"),
    place("us-federal", Some("us"), "United States federal government"),
    place("us-hi", Some("us"), "Hawaii"),
    place("us-il", Some("us"), "Illinois"),
    place("us-ma", Some("us"), "Massachusetts"),
    place("us-md", Some("us"), "Maryland"),
    place("us-me", Some("us"), "Maine"),
    place("us-mn", Some("us"), "Minnesota"),
    place("us-nj", Some("us"), "New Jersey"),
    place("us-nj-jc", Some("us-nj"), "Jersey City"),
    place("us-nv", Some("us"), "Nevada"),
    place("us-ny", Some("us"), "New York"),
    place("us-ny-nyc", Some("us-ny"), "New York City"),
    place("us-oh", Some("us"), "Ohio"),
    place("us-oh-cincinnati", Some("us-oh"), "Cincinnati"),
    place("us-oh-cleveland", Some("us-oh"), "Cleveland"),
    place("us-oh-columbus", Some("us-oh"), "Columbus"),
    place("us-oh-toledo", Some("us-oh"), "Toledo"),
    place("us-or", Some("us"), "Oregon"),
    place("us-pa", Some("us"), "Pennsylvania"),
    place("us-ri", Some("us"), "Rhode Island"),
    place("us-va", Some("us"), "Virginia"),
    place("us-vt", Some("us"), "Vermont"),
    place("us-wa", Some("us"), "Washington"),
];

/// The jurisdiction of that id.
pub fn by_id(id: &str) -> Option<&'static Jurisdiction> {
    ALL.binary_search_by(|place| place.id.cmp(id)).ok().map(|at| &ALL[at])
}

/// The jurisdiction of that id or of exactly that name.
pub fn by_id_or_name(written: &str) -> Option<&'static Jurisdiction> {
    let written = written.trim();
    by_id(written).or_else(|| ALL.iter().find(|place| place.name.eq_ignore_ascii_case(written)))
}

/// An id and all its parents, nearest first.
pub fn with_parents(id: &str) -> impl Iterator<Item = &'static Jurisdiction> {
    std::iter::successors(by_id(id), |place| place.parent.and_then(by_id))
}

/// True when one of the ids is one of the places or lies in one.
pub(crate) fn any_within(ids: &[&str], places: &[&str]) -> bool {
    ids.iter().any(|id| with_parents(id).any(|place| places.contains(&place.id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_every_parent_is_in_it() {
        assert!(ALL.windows(2).all(|pair| pair[0].id < pair[1].id));
        assert!(ALL.iter().filter_map(|place| place.parent).all(|parent| by_id(parent).is_some()));
    }

    #[test]
    fn a_city_includes_its_county_state_and_country() {
        let ids: Vec<_> = with_parents("us-ca-la").map(|place| place.id).collect();
        assert_eq!(ids, ["us-ca-la", "us-ca-la-county", "us-ca", "us"]);
    }
}
