//! Behaviour as files: each `tests/cmd/*.trycmd` and `*.toml` is what a user types and sees. `TRYCMD=overwrite` writes
//! them anew.

#[test]
fn the_files_of_cmd_hold() {
    trycmd::TestCases::new().case("tests/cmd/*.toml").case("tests/cmd/*.trycmd");
}
