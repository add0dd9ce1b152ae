//! Role profiles: what a good posting of one role says. In: a title or an id. Out: [`Role`], and a posting to fill in.
//!
//! A profile is a file of `data/en/roles/`; `data/en/role-frame.md` is what all roles share.

use crate::gather::Gather;
use crate::lexicon;
use crate::text::SmallLetters;

/// A role that jdlint knows more about than its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Role {
    /// Words in kebab-case: the name of its file.
    pub id: &'static str,
    /// Name for readers.
    pub name: &'static str,
    /// Titles, in lower case, that stand for it.
    pub titles: &'static [&'static str],
    /// Ids of the KPIs that are measured in this role, most usual first.
    pub kpis: &'static [&'static str],
    /// Where such jobs are, when it is worth saying.
    pub sectors: &'static [&'static str],
    /// The sections of a posting that belong to the role, in Markdown; what the writer must fill in stands in braces.
    /// Empty without the feature `manual`.
    pub body: &'static str,
}

/// Every role.
pub static ALL: &[Role] = lexicon::ROLES;

/// What any job's posting says: the profile for titles that no other knows. Not among [`ALL`], because it is nobody's.
pub static ANY: Role = Role {
    id: "any",
    name: "{title of the job}",
    titles: &[],
    kpis: &[],
    sectors: &[],
    body: lexicon::ANY_BODY,
};

/// Heads of other jobs: a "teacher trainer" is no teacher.
const OTHER_HEADS: [&str; 14] = [
    "manager",
    "director",
    "recruiter",
    "trainer",
    "assistant",
    "supervisor",
    "coordinator",
    "educator",
    "head",
    "lead",
    "leader",
    "instructor",
    "representative",
    "apprentice",
];

/// The role of that id.
pub fn by_id(id: &str) -> Option<&'static Role> {
    ALL.iter().find(|role| role.id == id)
}

/// The role whose titles the words of `title` hold; the longest decides.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn by_title(title: &str) -> Option<&'static Role> {
    let lower = title.in_small_letters();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).gather();
    // "Driver" must be what the first part of the title ends with.
    let part = lower.split([',', '(', '|', ':', '–', '—']).next().unwrap_or_default();
    let part = part.split(" - ").next().unwrap_or_default().trim();
    let last = part.rsplit(|c: char| !c.is_alphanumeric()).next();
    // Most roles have no word that begins as one of these does.
    let sign = |word: &str| word.as_bytes().first().map_or(0, |&letter| 1u64 << (letter % 64));
    let begin = words.iter().fold(0, |begin, word| begin | sign(word));
    let fits = |known: &str| {
        let behind = |at: usize| end_of(known, &words, at).filter(|end| end - at > 1);
        let begins = |at: &usize| words[*at].as_bytes().first() == known.as_bytes().first();
        last == Some(known)
            || (0..words.len())
                .filter(begins)
                .filter_map(behind)
                .any(|end| words.get(end).is_none_or(|next| !OTHER_HEADS.contains(next)))
    };
    let titles = ALL.iter().flat_map(|role| role.titles.iter().map(move |known| (role, *known)));
    titles
        .filter(|(_, known)| sign(known) & begin != 0 && fits(known))
        .max_by_key(|(_, known)| known.len())
        .map(|(role, _)| role)
}

/// Where the words of `known` end that stand among `words` from `at` on.
fn end_of(known: &str, words: &[&str], at: usize) -> Option<usize> {
    let (mut rest, mut next) = (known, at);
    loop {
        rest = rest.strip_prefix(words.get(next)?)?;
        next += 1;
        if rest.is_empty() {
            return Some(next);
        }
        rest = rest.strip_prefix(' ')?;
    }
}

impl Role {
    /// A posting of this role, with everything that only its writer can know in braces.
    #[cfg(feature = "manual")]
    pub fn skeleton(&self) -> String {
        let mut measures = String::new();
        for id in self.kpis {
            if let Some(kpi) = lexicon::KPIS.iter().find(|kpi| kpi.id == *id) {
                measures.push_str("- ");
                measures.push_str(kpi.template);
                measures.push('\n');
            }
        }
        if measures.is_empty() {
            measures.push_str(lexicon::ANY_MEASURES);
        }
        // A comment for the writer, which jdlint does not read.
        let name = if self.sectors.is_empty() {
            self.name.to_owned()
        } else {
            format!("{}\n\n<!-- Sectors with such jobs: {} -->", self.name, self.sectors.join(", "))
        };
        let frame = lexicon::ROLE_FRAME.replace("@name", &name).replace("@body", self.body);
        frame.replace("@measures", measures.trim_end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_choose_their_role() {
        let rows = [
            ("IT Technical Manager", Some("technical-manager")),
            ("Senior Software Engineer II", Some("software-engineer")),
            ("Software Engineer Manager", None),
            ("Registered Nurse, night shift", Some("registered-nurse")),
            ("Delivery Driver", Some("driver")),
            ("Driver", Some("driver")),
            ("Driver Trainer", None),
            ("Device driver developer", None),
            ("Maths Teacher (m/f/d)", Some("teacher")),
            ("Teacher Recruiter", None),
            ("Retail Sales Associate", Some("retail")),
            ("Sales Associate", Some("sales")),
            ("Baker", None),
        ];
        for (title, role) in rows {
            assert_eq!(by_title(title).map(|role| role.id), role, "{title}");
        }
    }

    #[test]
    fn every_kpi_of_a_role_is_known() {
        for role in ALL {
            assert!(!role.kpis.is_empty() && !role.titles.is_empty(), "{}", role.id);
            for id in role.kpis {
                assert!(lexicon::KPIS.iter().any(|kpi| kpi.id == *id), "{}: no KPI {id}", role.id);
            }
        }
    }
}
