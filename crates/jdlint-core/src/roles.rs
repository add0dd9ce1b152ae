//! Role profiles: what a good posting of one role says. In: a title or an id. Out: [`Role`].

/// A role that jdlint knows more about than its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Role {
    /// Words in kebab-case.
    pub id: &'static str,
    /// Name for readers.
    pub name: &'static str,
    /// Titles, in lower case, that stand for it.
    pub titles: &'static [&'static str],
    /// Ids of the KPIs that are measured in this role, most usual first.
    pub kpis: &'static [&'static str],
}

/// Every role.
pub static ALL: &[Role] = &[Role {
    id: "technical-manager",
    name: "Technical manager",
    titles: &["technical manager", "it technical manager", "it manager", "technology manager"],
    kpis: &["uptime", "delivery", "seccomp", "retention", "mttr"],
}];

/// The role of that id.
pub fn by_id(id: &str) -> Option<&'static Role> {
    ALL.iter().find(|role| role.id == id)
}

/// The role whose titles the words of `title` hold.
pub fn by_title(title: &str) -> Option<&'static Role> {
    let title = format!(" {} ", title.to_lowercase());
    ALL.iter().find(|role| role.titles.iter().any(|known| title.contains(&format!(" {known} "))))
}
