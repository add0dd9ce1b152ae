//! The workspace as Cargo sees it. In: `cargo metadata`. Out: its folders, its oldest compiler, what a crate is made of.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::program;

/// A crate that browsers load, and the folder of what is built of it, which is not in git.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WasmCrate {
    pub(crate) name: &'static str,
    folder: &'static str,
    /// With the features that are on by default.
    pub(crate) is_whole: bool,
}

/// The engine of the page, which makes Markdown of other formats before it judges.
pub(crate) const PAGE_ENGINE: WasmCrate =
    WasmCrate { name: "jdlint-wasm", folder: "web/src/engine", is_whole: false };
/// The engine of the VS Code extension, which judges files as they stand.
pub(crate) const EDITOR_ENGINE: WasmCrate =
    WasmCrate { name: "jdlint-wasm", folder: "editor/vscode/engine", is_whole: true };
/// Reading of files, settings and the manual, loaded when first asked for.
pub(crate) const COMPANION: WasmCrate =
    WasmCrate { name: "jdlint-companion-wasm", folder: "web/src/companion", is_whole: true };
/// What the npm package is made of. Not among those that every test builds.
pub(crate) const PACKAGE_ENGINE: WasmCrate =
    WasmCrate { name: "jdlint-npm-wasm", folder: "packages/npm/engine", is_whole: true };
/// All that page and extension are made of.
pub(crate) const WASM_CRATES: [WasmCrate; 3] = [PAGE_ENGINE, EDITOR_ENGINE, COMPANION];

/// Folders and facts of this workspace.
pub(crate) struct Project {
    /// The folder with the workspace's Cargo.toml.
    pub(crate) root: PathBuf,
    /// Cargo's target folder, wherever it was put.
    pub(crate) target: PathBuf,
    /// `rust-version` of the workspace, such as `1.95`.
    pub(crate) rust_version: String,
    /// Each crate's folder and the names of the workspace's crates it is built from.
    crates: BTreeMap<String, (PathBuf, Vec<String>)>,
}

impl Project {
    /// Asks Cargo.
    pub(crate) fn read() -> Result<Self> {
        let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        let text = program::output(program::cargo().args([
            "metadata",
            "--no-deps",
            "--format-version=1",
            "--manifest-path",
            manifest,
        ]))?;
        Self::from_metadata(&text).context("`cargo metadata` printed what this xtask does not understand")
    }

    fn from_metadata(text: &str) -> Result<Self> {
        let metadata: Value = serde_json::from_str(text)?;
        let packages = metadata["packages"].as_array().context("no packages")?;
        let mut crates = BTreeMap::new();
        let mut rust_version = None;
        for package in packages {
            let name = text_of(&package["name"])?;
            let folder =
                Path::new(text_of(&package["manifest_path"])?).parent().context("no folder")?.to_owned();
            let dependencies = package["dependencies"].as_array().context("no dependencies")?;
            let local = dependencies.iter().filter(|d| d["path"].is_string() && d["kind"] != "dev");
            let local = local.map(|d| Ok(text_of(&d["name"])?.to_owned())).collect::<Result<_>>()?;
            if name == env!("CARGO_PKG_NAME") {
                rust_version = Some(text_of(&package["rust_version"])?.to_owned());
            }
            crates.insert(name.to_owned(), (folder, local));
        }
        Ok(Self {
            root: text_of(&metadata["workspace_root"])?.into(),
            target: text_of(&metadata["target_directory"])?.into(),
            rust_version: rust_version.context("no rust-version")?,
            crates,
        })
    }

    /// The same in a copy of the workspace, whose target folder is in it.
    pub(crate) fn moved_to(&self, root: &Path) -> Self {
        let moved = |folder: &PathBuf| root.join(folder.strip_prefix(&self.root).unwrap_or(folder));
        let crates = self.crates.iter();
        Self {
            root: root.to_owned(),
            target: root.join("target"),
            rust_version: self.rust_version.clone(),
            crates: crates
                .map(|(name, (folder, local))| (name.clone(), (moved(folder), local.clone())))
                .collect(),
        }
    }

    /// Where `cargo install` puts the tools of this workspace.
    pub(crate) fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// The page.
    pub(crate) fn web(&self) -> PathBuf {
        self.root.join("web")
    }

    /// Where page and extension find what was built of a WASM crate.
    pub(crate) fn built(&self, wasm: WasmCrate) -> PathBuf {
        self.root.join(wasm.folder)
    }

    /// The VS Code extension.
    pub(crate) fn vscode(&self) -> PathBuf {
        self.root.join("editor").join("vscode")
    }

    /// The tests of that extension in VS Code itself.
    pub(crate) fn vscode_client(&self) -> PathBuf {
        self.root.join("tests").join("clients").join("vscode")
    }

    /// The tests of packages and of what runs in other people's CI.
    pub(crate) fn packaging_tests(&self) -> PathBuf {
        self.root.join("tests").join("packages")
    }

    /// Where `cargo build` puts the program.
    pub(crate) fn program(&self) -> PathBuf {
        self.target.join("debug").join(format!("jdlint{}", std::env::consts::EXE_SUFFIX))
    }

    /// The folder of one crate of this workspace.
    pub(crate) fn folder_of(&self, name: &str) -> Result<PathBuf> {
        let (folder, _) =
            self.crates.get(name).with_context(|| format!("the workspace has no crate `{name}`"))?;
        Ok(folder.clone())
    }

    /// The folders of a crate and of all crates of this workspace that it is built from, sorted.
    pub(crate) fn sources_of(&self, name: &str) -> Result<Vec<PathBuf>> {
        Ok(self.crates_of(name)?.into_values().collect())
    }

    /// A crate and all crates of this workspace that it is built from, with their folders.
    pub(crate) fn crates_of(&self, name: &str) -> Result<BTreeMap<String, PathBuf>> {
        let mut folders = BTreeMap::new();
        let mut open = vec![name.to_owned()];
        while let Some(name) = open.pop() {
            if !folders.contains_key(&name) {
                folders.insert(name.clone(), self.folder_of(&name)?);
                open.extend(self.crates[&name].1.iter().cloned());
            }
        }
        Ok(folders)
    }
}

fn text_of(value: &Value) -> Result<&str> {
    value.as_str().with_context(|| format!("`{value}` where a text was expected"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const METADATA: &str = r#"{"workspace_root":"/w","target_directory":"/t","packages":[
        {"name":"xtask","manifest_path":"/w/crates/xtask/Cargo.toml","rust_version":"1.95","dependencies":[]},
        {"name":"wasm","manifest_path":"/w/crates/wasm/Cargo.toml","dependencies":[
            {"name":"core","path":"/w/crates/core","kind":null},{"name":"regex","path":null,"kind":null},
            {"name":"xtask","path":"/w/crates/xtask","kind":"dev"}]},
        {"name":"core","manifest_path":"/w/crates/core/Cargo.toml","dependencies":[
            {"name":"contract","path":"/w/crates/contract","kind":null}]},
        {"name":"contract","manifest_path":"/w/crates/contract/Cargo.toml","dependencies":[]}]}"#;

    #[test]
    fn folders_and_versions_come_from_cargo() {
        let project = Project::from_metadata(METADATA).unwrap();
        assert_eq!(project.rust_version, "1.95");
        assert_eq!(project.tools(), Path::new("/t/tools"));
        assert_eq!(project.built(PAGE_ENGINE), Path::new("/w/web/src/engine"));
    }

    #[test]
    fn a_copy_has_its_own_folders() {
        let copy = Project::from_metadata(METADATA).unwrap().moved_to(Path::new("/c"));
        assert_eq!(copy.folder_of("core").unwrap(), Path::new("/c/crates/core"));
        assert_eq!((copy.target, copy.root), ("/c/target".into(), "/c".into()));
    }

    #[test]
    fn sources_follow_the_workspace_but_not_test_dependencies() {
        let project = Project::from_metadata(METADATA).unwrap();
        let sources = project.sources_of("wasm").unwrap();
        assert_eq!(sources, ["/w/crates/contract", "/w/crates/core", "/w/crates/wasm"].map(PathBuf::from));
        assert!(project.sources_of("nothing").is_err());
    }
}
