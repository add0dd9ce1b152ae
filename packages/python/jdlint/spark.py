"""Postings on a cluster: Apache Spark calls jdlint on every executor. Needs pyspark and pyarrow; the wheel must be installed
wherever an executor runs.

    >>> from jdlint import spark
    >>> jobs = session.read.parquet("jobs.parquet")                                     # doctest: +SKIP
    >>> spark.check(jobs, text="description", title="title").write.parquet("checked")   # doctest: +SKIP

The columns are those of `jdlint.arrow`. `from_json(findings, spark.FINDINGS)` makes rows of the findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Iterable, Iterator, Optional, Sequence

from jdlint import Linter

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

__all__ = ["FINDINGS", "check", "in_arrow", "schema"]

_PLACE = "struct<line: int, column: int, offset: int>"

FINDINGS = (
    "array<struct<rule: string, `group`: string, severity: string, about: string, fingerprint: string, message: string, "
    f"help: string, url: string, evidence: string, `range`: struct<start: {_PLACE}, `end`: {_PLACE}>>>"
)
"""What `from_json` makes of the column `findings`."""

_ADDED = "role string, language string, score int, errors int, warnings int, infos int, findings string, error string"


def check(
    postings: DataFrame,
    *,
    text: str,
    title: Optional[str] = None,
    keep: Optional[Sequence[str]] = None,
    prefix: str = "",
    **settings: Any,
) -> DataFrame:
    """Checks each row. The arguments are those of `jdlint.arrow.check_batch`.

    Only the columns that are needed travel to Python. The day to judge by is settled here, once for all executors.
    """
    kept = [name for name in postings.columns if name != text] if keep is None else list(keep)
    wanted = dict.fromkeys([text, *([title] if title else []), *kept])
    rows = postings.select(*["`" + name.replace("`", "``") + "`" for name in wanted])
    function = in_arrow(text=text, title=title, keep=kept, prefix=prefix, **settings)
    return rows.mapInArrow(function, schema(postings.schema, text=text, keep=kept, prefix=prefix))


def in_arrow(
    *,
    text: str,
    title: Optional[str] = None,
    keep: Optional[Sequence[str]] = None,
    prefix: str = "",
    **settings: Any,
) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """A function for `DataFrame.mapInArrow`, whose result has the columns that `schema` gives."""
    linter = Linter(**settings)

    def check_all(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield linter.check_batch(batch, text=text, title=title, keep=keep, prefix=prefix)

    return check_all


def schema(of: StructType, *, text: str, keep: Optional[Sequence[str]] = None, prefix: str = "") -> StructType:
    """The columns of the result: those of `of` that are kept, and the added ones."""
    from pyspark.sql.types import StructField, StructType

    kept = [field for field in of.fields if field.name != text] if keep is None else [of[name] for name in keep]
    added = [StructField(prefix + field.name, field.dataType) for field in StructType.fromDDL(_ADDED).fields]
    return StructType([*kept, *added])
