//! Which paths are meant. In: patterns. Out: [`Globs`], which say of a path whether one of them fits.

/// Patterns of paths, with `/` on every system. `**` stands for any folders, `*` for anything within a name, `{a,b}` for
/// either. A pattern without `/` fits in every folder; one that names a folder fits all that is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Globs {
    patterns: Vec<String>,
    written: Vec<String>,
}

impl Globs {
    /// Adds a pattern.
    ///
    /// # Errors
    ///
    /// What is wrong with it, in words.
    pub fn add(&mut self, pattern: &str) -> Result<(), String> {
        if pattern.trim().is_empty() {
            return Err("a pattern must not be empty".to_owned());
        }
        if pattern.starts_with('!') {
            return Err(
                "a pattern cannot begin with `!`; use `exclude` for what is to be left out".to_owned()
            );
        }
        if pattern.starts_with("../") || pattern.contains("/../") {
            return Err(
                "a pattern cannot lead out of the folder; begin it with `**/` or a folder's name".to_owned()
            );
        }
        fast_glob::validate(pattern).map_err(|wrong| format!("not a pattern of paths: {wrong}"))?;
        let plain = pattern.trim_start_matches("./").trim_start_matches('/').trim_end_matches('/');
        let anywhere = !plain.contains('/') && !pattern.starts_with('/');
        let plain = if anywhere { format!("**/{plain}") } else { plain.to_owned() };
        self.patterns.push(format!("{plain}/**"));
        self.patterns.push(plain);
        self.written.push(pattern.to_owned());
        Ok(())
    }

    /// The patterns as somebody wrote them.
    pub fn written(&self) -> &[String] {
        &self.written
    }

    /// Does one of them fit?
    pub fn fit(&self, path: &str) -> bool {
        self.patterns.iter().any(|pattern| fast_glob::glob_match(pattern, path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(pattern: &str, path: &str) -> bool {
        let mut globs = Globs::default();
        globs.add(pattern).unwrap();
        globs.fit(path)
    }

    #[test]
    fn patterns_fit_as_people_expect() {
        for (pattern, path) in [
            ("*.jd.md", "cook.jd.md"),
            ("*.jd.md", "a/b/cook.jd.md"),
            ("**/jobs/**/*.{md,txt}", "jobs/cook.md"),
            ("**/jobs/**/*.{md,txt}", "site/jobs/uk/cook.txt"),
            ("jobs", "jobs/uk/cook.md"),
            ("jobs/", "site/jobs/cook.md"),
            ("/jobs", "jobs/cook.md"),
            ("./jobs/uk", "jobs/uk/cook.md"),
            ("jobs/*.md", "jobs/cook.md"),
        ] {
            assert!(fits(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [
            ("*.jd.md", "cook.md"),
            ("**/jobs/**/*.md", "jobs.md"),
            ("/jobs", "site/jobs/cook.md"),
            ("jobs/uk", "jobs/ukraine/cook.md"),
            ("jobs/*.md", "jobs/uk/cook.md"),
        ] {
            assert!(!fits(pattern, path), "{pattern} {path}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_refused() {
        for pattern in ["", "!a", "../a", "a/../b", "a/{b", "a/[b"] {
            assert!(Globs::default().add(pattern).is_err(), "{pattern}");
        }
    }
}
