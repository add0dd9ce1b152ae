"""Columns of postings. In: `jdlint.arrow`. Out: each row has what `jdlint.check` says of it, whatever else is in the batch."""

import json
import threading
import time

import jdlint
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from jdlint import arrow
from made_postings import postings

TODAY = "2026-11-22"
ROWS = list(postings(200))
TABLE = pa.Table.from_pylist(ROWS)
COLUMNS = {"text": "description", "title": "title", "today": TODAY}


def test_rows_have_what_is_found_in_each_posting():
    checked = arrow.check_table(TABLE, **COLUMNS)
    assert checked.column_names == ["id", "title", "posted", *arrow.ADDED.names]
    assert checked.schema.field("score").type == pa.int32() and checked["id"] == TABLE["id"]
    for row, posting in zip(checked.to_pylist(), ROWS):
        report = jdlint.check(posting["description"], title=posting["title"], today=TODAY)
        assert json.loads(row["findings"]) == report["findings"]
        assert (row["score"], row["role"], row["language"]) == (report["score"], report["role"], report["language"])
        counts = [sum(found["severity"] == word for found in report["findings"]) for word in ("error", "warning", "info")]
        assert [row["errors"], row["warnings"], row["infos"]] == counts and row["error"] is None
    assert checked.schema.equals(arrow.check_table(TABLE.slice(0, 0), **COLUMNS).schema)


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()])
def test_every_kind_of_text_is_read(kind):
    batch = pa.record_batch({"id": pa.array([1, 2]), "body": pa.array([None, ROWS[0]["description"]]).cast(kind)})
    checked = arrow.check_batch(batch, text="body", today=TODAY).to_pylist()
    assert [row["id"] for row in checked] == [1, 2]
    assert checked[0]["error"].startswith("no-text: Its column `body` holds nothing")
    assert checked[1]["score"] == jdlint.check(ROWS[0]["description"], today=TODAY)["score"]


def test_a_bad_row_is_lost_neither_itself_nor_for_others():
    texts = [ROWS[0]["description"], None, "", " \n\t", "\0" * 9, ROWS[1]["description"]]
    checked = arrow.check_batch(pa.record_batch({"text": texts}), text="text", today=TODAY).to_pylist()
    assert [(row["error"] or "").split(":")[0] for row in checked] == ["", "no-text", "empty", "empty", "", ""]
    for row in checked[1:4]:
        assert all(value is None for name, value in row.items() if name != "error")
    assert checked[5] == arrow.check_batch(pa.record_batch({"text": texts[5:]}), text="text", today=TODAY).to_pylist()[0]


def test_slices_and_columns_of_other_kinds_stay_as_they_are():
    batch = pa.record_batch({"body": [row["description"] for row in ROWS], "tags": [[row["id"], None] for row in ROWS]})
    part = batch.slice(7, 5)
    checked = arrow.check_batch(part, text="body", today=TODAY)
    assert checked["tags"].to_pylist() == part["tags"].to_pylist()
    assert checked["findings"].to_pylist() == arrow.check_batch(batch, text="body", today=TODAY)["findings"].to_pylist()[7:12]


def test_columns_can_be_chosen_and_named():
    batch = TABLE.to_batches()[0].slice(0, 2)
    names = lambda **chosen: arrow.check_batch(batch, text="description", **chosen).schema.names
    assert names(keep=["posted", "id"])[:3] == ["posted", "id", "role"]
    assert names(keep=["description"], prefix="jdlint_")[:2] == ["description", "jdlint_role"]
    taken = batch.append_column("language", pa.array(["en", "en"]))
    with pytest.raises(ValueError, match="there is one already: leave it out"):
        arrow.check_batch(taken, text="description")
    assert "language" in arrow.check_batch(taken, text="description", prefix="jdlint_").schema.names
    with pytest.raises(ValueError, match="there is no column `body`, only id, title, posted, description"):
        arrow.check_batch(batch, text="body")
    with pytest.raises(ValueError, match="holds Int64 and no text: cast it to string"):
        arrow.check_batch(pa.record_batch({"text": [1, 2]}), text="text")


def test_batches_come_in_their_order_while_others_are_read():
    read = []

    def source():
        for start in range(0, 200, 10):
            read.append(start)
            yield TABLE.slice(start, 10).combine_chunks().to_batches()[0]

    results = arrow.check_batches(source(), threads=2, **COLUMNS)
    first = next(results)
    assert len(read) <= 5, "few batches are in memory"
    whole = pa.Table.from_batches([first, *results])
    assert whole.equals(arrow.check_table(TABLE, **COLUMNS))


def test_a_file_of_parquet_is_streamed(tmp_path):
    pq.write_table(TABLE, tmp_path / "jobs.parquet", row_group_size=32)
    batches = pq.ParquetFile(tmp_path / "jobs.parquet").iter_batches(16)
    rows = [row for batch in arrow.check_batches(batches, **COLUMNS) for row in batch.to_pylist()]
    assert [row["id"] for row in rows] == [row["id"] for row in ROWS]


def test_other_threads_run_meanwhile():
    turns, is_over = [], threading.Event()

    def count():
        while not is_over.is_set():
            turns.append(1)
            time.sleep(0.001)

    counting = threading.Thread(target=count)
    counting.start()
    before = len(turns)
    arrow.check_batch(TABLE.combine_chunks().to_batches()[0], **COLUMNS)
    during = len(turns) - before
    is_over.set()
    counting.join()
    assert during > 5
