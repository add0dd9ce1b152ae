"""The example. In: packages/python/examples. Out: it runs as it stands, over its own postings and over a file."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from made_postings import posting, postings

EXAMPLES = Path(__file__).parents[2] / "packages" / "python" / "examples"


@pytest.mark.parametrize("has_file", [False, True])
def test_the_example_draws_its_plot(tmp_path, has_file):
    jobs = tmp_path / "jobs.jsonl"
    jobs.write_text("\n".join(map(json.dumps, postings(240))), "utf-8")
    plot = tmp_path / "board.png"
    command = [sys.executable, EXAMPLES / "board.py", jobs if has_file else "", plot]
    done = subprocess.run(command, env={**os.environ, "MPLBACKEND": "agg"}, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert plot.read_bytes().startswith(b"\x89PNG") and plot.stat().st_size > 20_000


def test_made_postings_are_the_same_each_time():
    assert posting(7) == posting(7) != posting(8)
    assert len({row["id"] for row in postings(100)}) == 100
