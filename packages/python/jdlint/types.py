"""Types of what `jdlint.check`, `jdlint.outline` and `jdlint.rules` give: dictionaries with the fields of the JSON that the
command line prints, whose meaning `jdlint schema` tells. Fields may be added; none changes its meaning.
"""

from __future__ import annotations

from typing import Dict, List, Literal, Optional, TypedDict

Severity = Literal["error", "warning", "info"]


class Position(TypedDict):
    """A place: line and column from 1, columns in code points; `offset` from 0 in bytes of UTF-8."""

    line: int
    column: int
    offset: int


class Range(TypedDict):
    """Half-open. `jdlint.words_at` has the words there."""

    start: Position
    end: Position


class Paragraph(TypedDict):
    """A paragraph of a Word document, from 1."""

    number: int
    text: str


class Related(TypedDict):
    range: Range
    paragraph: Optional[Paragraph]
    message: str


class Placeholder(TypedDict):
    """A part of `insert` that only the writer can know, in bytes of it."""

    start: int
    end: int
    name: str


class Edit(TypedDict):
    range: Range
    insert: str
    placeholders: List[Placeholder]


class Fix(TypedDict):
    title: str
    applicability: Literal["safe", "suggestion"]
    edits: List[Edit]


class Finding(TypedDict):
    rule: str
    group: str
    severity: Severity
    about: Literal["text", "document"]
    fingerprint: str
    message: str
    help: str
    url: str
    evidence: str
    sources: List[str]
    range: Range
    paragraph: Optional[Paragraph]
    related: List[Related]
    fixes: List[Fix]


class ScoreParts(TypedDict):
    complete: int
    measurable: int
    fair: int
    pay: int
    law: int
    clear: int


class Report(TypedDict):
    """What is found in a posting. `score` is 0 to 100, or None for a text that is no posting."""

    path: str
    role: Optional[str]
    language: str
    record: Optional[str]
    positions: Literal["file", "converted", "text"]
    score: Optional[int]
    score_parts: Optional[ScoreParts]
    findings: List[Finding]


class Quote(TypedDict):
    text: str
    range: Range


class Section(TypedDict):
    kind: str
    heading: Optional[str]
    range: Range


class Outcome(TypedDict):
    text: str
    range: Range
    verdict: Literal["measurable", "vague"]
    level: int
    missing: List[str]
    kpi: Optional[str]
    metric: Optional[str]
    target: Optional[str]
    timeframe: Optional[str]


class Requirement(TypedDict):
    text: str
    range: Range
    modality: Literal["required", "preferred"]
    years_min: Optional[float]
    years_max: Optional[float]
    years_of: Optional[str]
    degree: Optional[str]
    equivalent_accepted: Optional[bool]
    certifications: List[str]


class Demand(TypedDict):
    text: str
    range: Range
    modality: Literal["required", "preferred"]


class Facts(TypedDict):
    employer: Optional[str]
    locations: List[str]
    work_mode: Optional[str]
    employment_type: Optional[str]
    hours: Optional[str]
    posted: Optional[str]
    deadline: Optional[str]
    apply: Optional[str]


class Pay(TypedDict):
    text: str
    range: Range
    min: Optional[float]
    max: Optional[float]
    currency: Optional[str]
    period: Optional[str]


class Outline(TypedDict):
    """What a posting says. The keys of `present` and `where` are kinds of content, such as "pay"."""

    path: str
    positions: Literal["file", "converted", "text"]
    title: Optional[Quote]
    seniority: str
    present: Dict[str, Literal["yes", "vague", "no"]]
    where: Dict[str, List[Range]]
    sections: List[Section]
    outcomes: List[Outcome]
    requirements: List[Requirement]
    items: List[Demand]
    required_items: int
    facts: Facts
    pay: Optional[Pay]


class Precision(TypedDict):
    read: int
    right: int
    on: str


class _MeasuredRule(TypedDict, total=False):
    precision: Precision


class Rule(_MeasuredRule):
    """A rule and its manual. `precision`, where it was measured: of so many findings read, so many were right."""

    id: str
    group: str
    severity: Severity
    default: bool
    summary: str
    why: str
    advice: str
    evidence: str
    sources: List[str]
    fix: str
    bad: List[str]
    good: List[str]
