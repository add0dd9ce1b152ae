"""What runs in other people's CI. In: action.yml, the hooks, the workflows and the examples of the README; `JDLINT`, the
program. Out: each accepted by its schema and by zizmor, and the action and a hook at work on a repository of postings.

    pip install -r requirements.txt && JDLINT=jdlint pytest test_ci.py
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
JDLINT = Path(os.environ["JDLINT"]).resolve()
PROGRAMS = Path(sys.executable).parent
VERSION = re.search(r'^version = "(.+)"$', (ROOT / "Cargo.toml").read_text("utf-8"), re.M)[1]
README = (ROOT / "README.md").read_text("utf-8")
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))

SOUND = "# Cook\n\nWrites [placeholders](https://example.org) for nobody.\n"
FLAWED = "# Cook\n\n- {something to fill in}\n"


def example(name: str) -> str:
    """A block of the README."""
    return re.search(rf"<!-- ci: {name} -->\n```yaml\n(.*?)```\n<!-- /ci: {name} -->", README, re.S)[1]


def run(*words, **options):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, **options)


def schema(name: str, file: Path):
    return run(PROGRAMS / "check-jsonschema", "--builtin-schema", f"vendor.{name}", file)


def zizmor(*paths: Path):
    return run(PROGRAMS / "zizmor", "--offline", "--no-progress", "--config", ROOT / ".github" / "zizmor.yml", *paths)


def test_the_action_keeps_to_its_schema(tmp_path):
    said = schema("github-actions", ROOT / "action.yml")
    assert said.returncode == 0, said.stdout
    broken = tmp_path / "action.yml"
    broken.write_text(yaml.safe_dump({**ACTION, "runs": {"using": "composite"}}))
    assert schema("github-actions", broken).returncode == 1, "an action without steps"


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_the_workflows_keep_to_their_schema(file):
    said = schema("github-workflows", file)
    assert said.returncode == 0, said.stdout


@pytest.mark.parametrize(
    ("name", "key", "of"), [("github", "jobs", "github-workflows"), ("gitlab", "jdlint", "gitlab-ci")]
)
def test_the_examples_keep_to_their_schemas(tmp_path, name, key, of):
    file = tmp_path / "example.yml"
    file.write_text(example(name))
    said = schema(of, file)
    assert said.returncode == 0, said.stdout
    file.write_text(yaml.safe_dump({**yaml.safe_load(example(name)), key: 3}))
    assert schema(of, file).returncode == 1, "a number where a job should be"


def test_zizmor_finds_nothing(tmp_path):
    example_file = tmp_path / ".github" / "workflows" / "example.yml"
    example_file.parent.mkdir(parents=True)
    example_file.write_text(example("github"))
    said = zizmor(ROOT / "action.yml", *WORKFLOWS, example_file)
    assert said.returncode == 0, said.stdout
    dangerous = example("github") + "      - run: echo ${{ github.event.pull_request.title }}\n"
    example_file.write_text(dangerous)
    assert "template-injection" in zizmor(example_file).stdout, "a title that runs as a program"


def test_the_hooks_keep_to_their_schema(tmp_path):
    pre_commit = PROGRAMS / "pre-commit"
    said = run(pre_commit, "validate-manifest", ROOT / ".pre-commit-hooks.yaml")
    assert said.returncode == 0, said.stdout
    config = tmp_path / "config.yaml"
    config.write_text(example("pre-commit"))
    assert run(pre_commit, "validate-config", config).returncode == 0
    config.write_text(example("pre-commit").replace("id: jdlint", "idd: jdlint"))
    assert run(pre_commit, "validate-config", config).returncode == 1


def test_one_version_stands_everywhere():
    stated = [ACTION["inputs"]["version"]["default"], *re.findall(r"jdlint==([\w.]+)", README)]
    stated += re.findall(r"jdlint@v([\w.]+)", README)
    assert stated == [VERSION] * 4


def steps_of_action(folder: Path, inputs: dict, path: str | None = None):
    """Runs the action as a runner does: each step in bash, inputs and outputs by name. Gives status, output and outputs."""
    values = {f"inputs.{name}": about["default"] for name, about in ACTION["inputs"].items()}
    values |= {f"inputs.{name}": value for name, value in inputs.items()}
    outputs_file = folder.parent / "outputs"
    printed = ""
    for step in ACTION["runs"]["steps"]:
        outputs_file.write_text("")
        fill = lambda text: re.sub(r"\$\{\{ (.+?) \}\}", lambda found: values[found[1]], text)
        environment = {name: fill(value) for name, value in step["env"].items()}
        environment |= {"GITHUB_OUTPUT": str(outputs_file), "RUNNER_TEMP": str(folder.parent)}
        environment["PATH"] = path or f"{JDLINT.parent}{os.pathsep}{os.environ['PATH']}"
        done = run("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"], cwd=folder, env={**os.environ, **environment})
        printed += done.stdout + done.stderr
        for line in outputs_file.read_text().splitlines():
            name, _, value = line.partition("=")
            values[f"steps.{step['id']}.outputs.{name}"] = value
        if done.returncode != 0:
            break
    return done.returncode, printed, values


@pytest.fixture
def postings(tmp_path):
    folder = tmp_path / "repository"
    (folder / "jobs").mkdir(parents=True)
    (folder / "jobs" / "sound.md").write_text(SOUND)
    (folder / "jobs" / "flawed one.md").write_text(FLAWED)
    return folder


def test_the_action_fails_for_findings_and_says_where(postings):
    inputs = {"version": "", "format": "human", "args": "--only\nplaceholder-left", "paths": "jobs"}
    status, printed, values = steps_of_action(postings, inputs)
    assert (status, values["steps.check.outputs.status"]) == (1, "1"), printed
    assert "jobs/flawed one.md:3:3" in printed
    # Each line is one argument, whatever is in it.
    inputs["paths"] = "jobs/sound.md\n"
    assert steps_of_action(postings, inputs)[0] == 0
    inputs["paths"] = "jobs/flawed one.md"
    assert steps_of_action(postings, inputs)[0] == 1
    inputs["paths"] = "$(touch run)"
    assert (steps_of_action(postings, inputs)[0], (postings / "run").exists()) == (2, False)


def test_the_action_hands_on_what_fails(postings):
    inputs = {"version": "", "format": "human", "args": "--only\ncatch-all-duty", "paths": "jobs"}
    (postings / "jobs" / "sound.md").write_text("# Cook\n\n- Other duties as assigned\n")
    assert steps_of_action(postings, inputs)[0] == 0, "an info fails nothing by itself"
    assert steps_of_action(postings, {**inputs, "fail-on": "info"})[0] == 1


def test_the_action_runs_nothing_of_the_checkout(postings, monkeypatch):
    """Whoever opens a pull request chooses what is in it."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    for module in ["venv", "pip", "ensurepip", "sitecustomize"]:
        (postings / f"{module}.py").write_text("open('ran', 'w').close()\n")
    status, printed, _ = steps_of_action(postings, {"version": VERSION, "paths": "jobs"})
    assert status == 1 and "No matching distribution" in printed, printed
    assert not (postings / "ran").exists(), printed


def test_a_hook_checks_what_is_committed(postings):
    """The hook of this very folder, as it would be fetched, with the program that was built here."""
    git = lambda folder, *words: subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)
    source = postings.parent / "source"
    source.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", source)
    for folder in [source, postings]:
        git(folder, "init", "--quiet")
        git(folder, "add", ".")
        identity = ["-c", "user.name=test", "-c", "user.email=test@example.org"]
        git(folder, *identity, "commit", "--quiet", "--message", "All")
    (postings / "notes.md").write_text(FLAWED)
    git(postings, "add", ".")
    environment = {**os.environ, "PRE_COMMIT_HOME": str(postings.parent / "hooks")}
    environment["PATH"] = f"{JDLINT.parent}{os.pathsep}{os.environ['PATH']}"
    attempt = lambda: run(PROGRAMS / "pre-commit", "try-repo", source, "jdlint-installed", "--all-files", cwd=postings, env=environment)
    said = attempt()
    assert said.returncode == 1 and "jobs/flawed one.md:3:3" in said.stdout, said.stdout
    assert "notes.md" not in said.stdout, "no posting by where it lies"
    shutil.rmtree(postings / "jobs")
    git(postings, "add", ".")
    said = attempt()
    assert said.returncode == 0 and "no files to check" in said.stdout, said.stdout
