"""A repository of postings, and what `jdlint check` writes of it in every format.

In: the program and an empty folder. Out: the postings in it, and `out/` with a file for each format. What the postings and
their names hold means something in one format or another. `python3 write.py PROGRAM FOLDER` does it alone.
"""

import shutil
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parent.parent.parent

# Formats and the names of their files.
FORMATS = {
    "json": "jdlint.json",
    "jsonl": "jdlint.jsonl",
    "concise": "concise.txt",
    "sarif": "jdlint.sarif",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "junit": "junit.xml",
    "checkstyle": "checkstyle.xml",
    "rdjson": "rdjson.json",
    "markdown": "summary.md",
    "html": "report.html",
}

HOSTILE = (
    "\ufeff# Cook <script>alert('x')</script> ]]> & \x1b[31m \x01 | `x` @ada #1 {{x}}\r\n\r\n## Responsibilities\r\n\r\n"
    "- Cook lunch for forty children\r\n- Cafe\u0301 \U0001f469\u200d\U0001f373 \u8077\u52d9: Other duties as assigned\r\n\r\n"
    "## Requirements\r\n\r\n- Two years in a kitchen, <b>100%</b> \"quoted\" 'too' --> <!-- x\r\n::error file=x::y\r\n"
)


def write(program, folder):
    for part in ("suite", "clean"):
        shutil.copytree(TESTS / part, folder / "jobs" / part)
    for name in ("a b, 100% & 'c'.md", "\u00fc \U0001f373.txt", "-o.md"):
        (folder / "jobs" / name).write_bytes(HOSTILE.encode("utf-8"))
    (folder / "jobs" / "lone-returns.md").write_bytes(HOSTILE.replace("\r\n", "\r").encode("utf-8"))
    # Windows allows no such name.
    broken = "broken.md" if sys.platform == "win32" else "broken <&>.md"
    (folder / "jobs" / broken).write_bytes(b"\0")
    flags = [f"--output-file={form}=out/{file}" for form, file in FORMATS.items()]
    command = [program, "check", "--quiet", "--no-config", "--today", "2026-11-24", *flags, "jobs"]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert result.returncode == 2 and len(result.stderr.splitlines()) == 1, result.stderr


if __name__ == "__main__":
    write(Path(sys.argv[1]).resolve(), Path(sys.argv[2]))
