"""Columns of postings, as Arrow has them. Needs pyarrow.

    >>> import pyarrow.parquet
    >>> from jdlint.arrow import check_batches
    >>> batches = pyarrow.parquet.ParquetFile("jobs.parquet").iter_batches()            # doctest: +SKIP
    >>> for checked in check_batches(batches, text="description", title="title"):       # doctest: +SKIP
    ...     ...

Each posting becomes a row with the columns that are kept and, as in the Parquet of `jdlint check`:

role, language: of the posting.
score: 0 to 100; null for what is no posting.
errors, warnings, infos: how many findings of each severity.
findings: the JSON of them (a list, as in the report of `jdlint.check`).
error: why a text could not be read, as `code: message`; then all the others are null. No row is lost.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Iterable, Iterator, Optional, Sequence

import pyarrow as pa

from jdlint import Linter

if TYPE_CHECKING:
    from concurrent.futures import Future

__all__ = ["ADDED", "check_batch", "check_batches", "check_table"]

ADDED = pa.schema(
    [
        ("role", pa.string()),
        ("language", pa.string()),
        ("score", pa.int32()),
        ("errors", pa.int32()),
        ("warnings", pa.int32()),
        ("infos", pa.int32()),
        ("findings", pa.string()),
        ("error", pa.string()),
    ]
)
"""The columns that are added, in their order."""

_BATCHES_A_THREAD = 2
_ROWS_A_BATCH = 512


def check_batch(
    batch: pa.RecordBatch,
    *,
    text: str,
    title: Optional[str] = None,
    keep: Optional[Sequence[str]] = None,
    prefix: str = "",
    **settings: Any,
) -> pa.RecordBatch:
    """Checks each row of a batch, in this thread; other threads of Python run meanwhile.

    text: the column of the postings (Markdown, what people type, or HTML).
    title: the column of their titles.
    keep: the columns that go along; without it, all but `text`.
    prefix: what the names of the added columns begin with.
    settings: those of `jdlint.check`.

    Raises ValueError for a column that is not there or holds no text, or whose name an added one would have too.
    """
    return Linter(**settings).check_batch(batch, text=text, title=title, keep=keep, prefix=prefix)


def check_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    text: str,
    title: Optional[str] = None,
    keep: Optional[Sequence[str]] = None,
    prefix: str = "",
    threads: Optional[int] = None,
    **settings: Any,
) -> Iterator[pa.RecordBatch]:
    """Checks batch after batch, on all processors or in as many `threads`, and gives them in their order. Only a few batches are
    in memory: results come while others are read. The other arguments are those of `check_batch`.
    """
    linter = Linter(**settings)
    threads = threads or os.cpu_count() or 1

    def check(batch: pa.RecordBatch) -> pa.RecordBatch:
        return linter.check_batch(batch, text=text, title=title, keep=keep, prefix=prefix)

    def in_order() -> Iterator[pa.RecordBatch]:
        running: deque[Future[pa.RecordBatch]] = deque()
        with ThreadPoolExecutor(threads) as pool:
            try:
                for batch in batches:
                    running.append(pool.submit(check, batch))
                    if len(running) >= threads * _BATCHES_A_THREAD:
                        yield running.popleft().result()
                while running:
                    yield running.popleft().result()
            finally:
                for waiting in running:
                    waiting.cancel()

    return in_order()


def check_table(table: pa.Table, *, text: str, **others: Any) -> pa.Table:
    """Checks each row of a table that is in memory, on all processors. The arguments are those of `check_batches`."""
    batches = list(check_batches(table.to_batches(max_chunksize=_ROWS_A_BATCH), text=text, **others))
    if not batches:
        batches = [check_batch(_nothing(table.schema), text=text, **{k: v for k, v in others.items() if k != "threads"})]
    return pa.Table.from_batches(batches)


def _nothing(schema: pa.Schema) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([pa.array([], field.type) for field in schema], schema=schema)
