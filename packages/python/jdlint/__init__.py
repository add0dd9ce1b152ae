"""jdlint finds what is missing, vague or inflated in job postings.

    >>> import jdlint
    >>> report = jdlint.check("# Cook\\n\\nOther duties as assigned.", only=["catch-all-duty"])
    >>> [finding["rule"] for finding in report["findings"]]
    ['catch-all-duty']

`check` says what is found in a posting, `outline` what it says; `Linter` does both for many postings by the same settings.
`jdlint.arrow` is for columns of postings, `jdlint.spark` for clusters. The program that was installed with this package is at
`find()`. Nothing leaves the machine.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from jdlint._native import CONTRACT_VERSION, VERSION, Linter, PostingError, rules
from jdlint._program import find

if TYPE_CHECKING:
    from datetime import date
    from typing import Optional, Sequence, Union

    from jdlint.types import Outline, Report

__all__ = ["CONTRACT_VERSION", "Linter", "PostingError", "__version__", "check", "find", "outline", "rules", "words_at"]

__version__: str = VERSION


def check(
    posting: Union[str, os.PathLike[str]],
    *,
    title: Optional[str] = None,
    today: Union[str, date, None] = None,
    only: Optional[Sequence[str]] = None,
    jurisdictions: Optional[Sequence[str]] = None,
    employer_size: Optional[int] = None,
    remote_open_to: Optional[Sequence[str]] = None,
    role: Optional[str] = None,
    config: Union[str, os.PathLike[str], None] = None,
) -> Report:
    """What is found in a posting: what `jdlint check --format json` has in `files`.

    posting: a text (Markdown, what people type, or HTML), or the path of a file (`pathlib.Path`: Markdown, text, HTML, JSON with
        a JobPosting, Word). A `str` is always a text.
    title: the title of a text that does not begin with one. Findings about it have the empty range at the text's start.
    today: the day to judge by; without it, the machine's.
    only: ids of the only rules to run, on by default or not.
    jurisdictions: ids of the places whose law applies, for example "us-co".
    employer_size: how many people the employer has; some laws spare small ones.
    remote_open_to: ids of the places whose law applies to remote jobs as well.
    role: id of the role profile; without it, the title decides.
    config: the text of a `jdlint.toml`, or the path of one. What it says for single paths does not hold here, and none is looked
        for.

    Raises PostingError (a ValueError, with a `code`) for a posting that cannot be read, ValueError for a wrong setting, OSError
    for a file that cannot be opened.
    """
    linter = Linter(
        today=today,
        only=only,
        jurisdictions=jurisdictions,
        employer_size=employer_size,
        remote_open_to=remote_open_to,
        role=role,
        config=config,
    )
    return linter.check(posting, title=title)


def outline(posting: Union[str, os.PathLike[str]], *, title: Optional[str] = None, today: Union[str, date, None] = None) -> Outline:
    """What a posting says: sections, outcomes with their KPIs, requirements, pay; what `jdlint outline --format json` has in
    `files`. `posting`, `title`, `today` and the errors are as in `check`; other settings change nothing here.
    """
    return Linter(today=today).outline(posting, title=title)


def words_at(text: str, place: dict) -> str:
    """The words of a text at a `range` of a report, whose offsets count bytes of UTF-8.

    >>> text = "# Köchin\\n\\nOther duties as assigned."
    >>> words_at(text, check(text, only=["catch-all-duty"])["findings"][0]["range"])
    'Other duties as assigned'
    """
    return text.encode()[place["start"]["offset"] : place["end"]["offset"]].decode()
