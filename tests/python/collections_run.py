"""A million rows, on one machine and on a cluster. In: `JDLINT`, the program as it is shipped but with Parquet, the module on
`PYTHONPATH`, a folder with room for 12 GB, and how many rows. Out: what it cost and whether all said the same, in
tests/bench/collections.json, and a plot of the memory in tests/bench/collections.svg.

    cargo xtask collections
"""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset
import pyarrow.parquet as pq
from made_postings import posting

PROGRAM = os.environ["JDLINT"]
ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "bulk.jsonl"
TODAY = "2026-11-22"
COLUMNS = "text=description,title=title,id=id"
FLAGS = ["--no-config", "--today", TODAY]
ROWS_A_GROUP = 10_000
README = ROOT / "README.md"
OPENING, CLOSING = "<!-- collections: `cargo xtask collections` writes this -->\n", "<!-- collections: end -->\n"


def say(*words):
    print(time.strftime("%H:%M:%S"), *words, flush=True)


def made(folder, rows):
    """The rows as JSON lines and as Parquet."""
    lines, table = folder / f"jobs-{rows}.jsonl", folder / f"jobs-{rows}.parquet"
    schema = pa.schema([(name, pa.string()) for name in posting(0)])
    if not table.exists():
        with lines.open("w", encoding="utf-8") as file, pq.ParquetWriter(folder / "part", schema) as parquet:
            for start in range(0, rows, ROWS_A_GROUP):
                group = [posting(number) for number in range(start, min(rows, start + ROWS_A_GROUP))]
                file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in group)
                parquet.write_table(pa.Table.from_pylist(group, schema))
        (folder / "part").rename(table)
    return lines, table


def measured(command, name, **others):
    """Runs a command and looks at its memory ten times a second: seconds, CPU seconds, and [seconds, MiB] over time."""
    started = time.monotonic()
    process = subprocess.Popen(list(map(str, command)), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, **others)
    memory, most = [], 0
    while True:
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        # The system's own sum of the ended process counts what this one had before the other was started.
        if kib := resident_kib(process.pid):
            memory.append([round(time.monotonic() - started, 2), round(kib["VmRSS"] / 1024, 1)])
            most = kib["VmHWM"]
        time.sleep(0.1)
    seconds = time.monotonic() - started
    cost = {"seconds": round(seconds, 2), "cpu_seconds": round(used.ru_utime + used.ru_stime, 2)}
    cost |= {"most_mib": round(most / 1024, 1), "status": os.waitstatus_to_exitcode(status)}
    say(name, cost)
    return cost, memory


def resident_kib(process):
    """Resident memory now, and the most so far."""
    try:
        words = [line.split() for line in Path(f"/proc/{process}/status").read_text().splitlines()]
    except OSError:
        return None
    found = {word[0][:-1]: int(word[1]) for word in words if word[0] in ("VmRSS:", "VmHWM:")}
    return found if len(found) == 2 else None


def by_command(source, output, *more):
    kind = "--parquet" if source.suffix == ".parquet" else "--jsonl"
    return [PROGRAM, "check", kind, COLUMNS, *FLAGS, *more, "--output-file", output, source]


def digest(rows):
    """The same for the same results, in whatever order: of each row its id, score and findings."""
    total, count = 0, 0
    for name, score, findings in rows:
        one = hashlib.blake2b(f"{name}\0{score}\0{findings}".encode(), digest_size=16).digest()
        total, count = (total + int.from_bytes(one, "big")) % (1 << 128), count + 1
    return f"{count}:{total:032x}"


def of_lines(path):
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            # As serde writes it: the text of the contract, not what Python would make of it.
            yield row["record"], row["score"], line[line.index('"findings":') + 11 : line.rindex("}")]


def of_parquet(path, name):
    columns = [name, "score", "findings"]
    for batch in pyarrow.dataset.dataset(path, format="parquet").to_batches(columns=columns):
        yield from zip(*(batch[column].to_pylist() for column in columns))


def resumed(source, whole, folder):
    """Kills a run in the middle, three times, and has it go on. Is the file that of an unbroken run?"""
    output, kills = folder / "resumed.jsonl", []
    output.unlink(missing_ok=True)
    size = whole.stat().st_size
    for part in (0.2, 0.5, 0.8, None):
        more = ["--format", "jsonl", *(["--resume"] if output.exists() else [])]
        process = subprocess.Popen(list(map(str, by_command(source, output, *more))), stderr=subprocess.DEVNULL)
        while part and process.poll() is None and not (output.exists() and output.stat().st_size > part * size):
            time.sleep(0.005)
        if part and process.poll() is None:
            process.send_signal(signal.SIGKILL)
            kills.append(part)
        process.wait()
    is_same = subprocess.run(["cmp", "-s", output, whole], check=False).returncode == 0
    output.unlink()
    return {"killed_at": kills, "same_bytes": is_same}


def torn(source, whole, folder):
    """Breaks one record in the middle. Is it told, and are the others as before?"""
    lines = source.read_bytes().splitlines(keepends=True)
    at = len(lines) // 2
    lines[at] = lines[at][: len(lines[at]) // 2] + b"\n"
    broken, output = folder / "torn.jsonl", folder / "torn-found.jsonl"
    broken.write_bytes(b"".join(lines))
    done = subprocess.run(list(map(str, by_command(broken, output, "--format", "jsonl"))), capture_output=True, check=False)
    renamed = output.read_bytes().replace(broken.name.encode(), source.name.encode()).splitlines()
    expected = whole.read_bytes().splitlines()
    del expected[at]
    told = done.stderr.decode()
    return {
        "status": done.returncode,
        "told": f"torn.jsonl:{at + 1}: " in told,
        "others_same": [line.split(b',"role":')[1] for line in renamed] == [line.split(b',"role":')[1] for line in expected],
    }


def on_spark(table, folder, rows):
    import cluster
    from jdlint import spark as jdlint_spark

    spark = cluster.session(folder / "spark")
    checked = folder / "spark-found"
    shutil.rmtree(checked, ignore_errors=True)
    jobs = spark.read.parquet(str(table)).repartition(max(20, rows // 10_000))
    found = jdlint_spark.check(jobs, text="description", title="title", keep=["id"], today=TODAY)
    started = time.monotonic()
    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(found.write.parquet, str(checked))
        victim, done, tasks = cluster.kill_one_in_the_middle(spark, before_s=3_000)
        say("executor", victim, "killed after", done, "of", tasks, "tasks")
        writing.result()
    seconds = time.monotonic() - started
    real = real_postings(spark, folder) if CORPUS.is_file() else None
    spark.stop()
    return {
        "seconds": round(seconds, 1),
        "real": real,
        "executors": cluster.EXECUTORS,
        "killed_after_tasks": [done, tasks],
        "digest": digest(of_parquet(checked, "id")),
    }


def real_postings(spark, folder):
    """How fast are two warm executors over the real postings, ten times over?"""
    from jdlint import spark as jdlint_spark

    jobs = spark.read.schema("id string, title string, text string").json([str(CORPUS)] * 10).repartition(100).cache()
    rows = jobs.count()
    found = jdlint_spark.check(jobs, text="text", title="title", keep=["id"], today=TODAY)
    found.limit(2_000).count()
    started = time.monotonic()
    found.write.mode("overwrite").parquet(str(folder / "spark-real"))
    cost = {"rows": rows, "seconds": round(time.monotonic() - started, 1)}
    say("spark, real postings", cost)
    return cost


def table(figures):
    """For the README."""
    rows, cores, middle = figures["rows"], figures["processors"], figures["module"]["rows"]
    spark, command = figures["spark"], figures["command"]
    a_core = lambda count, seconds, workers: count / seconds / workers
    mib = [f"{size:,}: {command[f'jsonl-{size}']['most_mib']:.0f} MiB" for size in sizes_of(figures)]
    lines = [
        (f"made postings of {figures['posting_bytes'] / 1000:.1f} KB, JSON lines in and out", per_hour(a_core(rows, command[f"jsonl-{rows}"]["seconds"], cores))),
        ("the same, Parquet in and out", per_hour(a_core(middle, command[f"parquet-{middle}"]["seconds"], cores))),
        ("the same, Arrow batches in Python", per_hour(a_core(figures["module"]["rows"], figures["module"]["seconds"], cores))),
        ("the same, Spark, with an executor killed in the middle", per_hour(a_core(rows, spark["seconds"], spark["executors"]))),
    ]
    if corpus := figures.get("corpus"):
        lines.append(("real postings of 4 KB, JSON lines in and out", per_hour(corpus["rows"] / corpus["one_core_seconds"])))
    if real := spark.get("real"):
        rate = a_core(real["rows"], real["seconds"], spark["executors"])
        lines.append(("real postings of 4 KB, Spark", per_hour(rate)))
        lines.append(("**reckoned** from that: a cluster of 10 executors with 4 cores each", per_hour(40 * rate, "")))
    lines.append(("most memory of the command by rows of JSON lines", "; ".join(mib)))
    return "\n".join(["| what | postings a core |", "|---|---|", *(f"| {name} | {value} |" for name, value in lines)]) + "\n"


def per_hour(a_second, of=" a core"):
    return f"{a_second:,.0f} a second, {a_second * 3600 / 1e6:.1f} million an hour" + ("" if of else " in all")


def sizes_of(figures):
    return sorted(int(name.split("-")[1]) for name in figures["command"] if name.startswith("jsonl-"))


def write_readme(figures):
    text = README.read_text("utf-8")
    before, rest = text.split(OPENING)
    _, after = rest.split(CLOSING)
    README.write_text(before + OPENING + table(figures) + CLOSING + after, "utf-8")


def plot(memories, path):
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "jdlint", "svg.fonttype": "none", "font.size": 11})
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(8, 4.3), layout="constrained")
    for (name, memory), style in zip(memories.items(), ["-", "--", ":", "-.", (0, (5, 1)), (0, (1, 1))]):
        end = memory[-1][0]
        step = max(1, len(memory) // 400)
        axes.plot([100 * at / end for at, _ in memory[::step]], [mib for _, mib in memory[::step]], linestyle=style, label=name)
    axes.set(xlabel="% of the run", ylabel="resident memory, MiB", ylim=(0, None), xlim=(0, 100))
    axes.legend(frameon=False, ncols=2, loc="lower center", bbox_to_anchor=(0.5, 1))
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", alpha=0.3)
    figure.savefig(path, metadata={"Date": None})


def main(folder, rows):
    folder.mkdir(parents=True, exist_ok=True)
    sizes = [size for size in (10_000, 100_000, 1_000_000) if size < rows] + [rows]
    figures, memories = {"rows": rows, "processors": os.cpu_count(), "command": {}, "module": {}}, {}
    middle = sizes[-2] if len(sizes) > 1 else rows
    for size in sizes:
        say("making", size, "rows")
        lines, table = made(folder, size)
        found = folder / f"found-{size}.jsonl"
        cost, memories[f"JSON lines, {size:,} rows"] = measured(by_command(lines, found, "--format", "jsonl"), f"jsonl {size}")
        figures["command"][f"jsonl-{size}"] = cost
        if size > middle:
            break
        output = folder / f"found-{size}.parquet"
        cost, memories[f"Parquet, {size:,} rows"] = measured(by_command(table, output, "--format", "parquet"), f"parquet {size}")
        figures["command"][f"parquet-{size}"] = cost
    figures["posting_bytes"] = round(lines.stat().st_size / rows)
    whole = digest(of_lines(found))
    lines, found = folder / f"jobs-{middle}.jsonl", folder / f"found-{middle}.jsonl"
    figures["parquet_same"] = digest(of_parquet(folder / f"found-{middle}.parquet", "record")) == digest(of_lines(found))
    say("parquet says the same:", figures["parquet_same"])
    module = "import sys, collections_run as run; run.by_module(sys.argv[1])"
    cost, _ = measured([sys.executable, "-c", module, folder / f"jobs-{middle}.parquet"], "module", cwd=Path(__file__).parent)
    figures["module"] = cost | {"rows": middle}
    figures["resumed"] = resumed(lines, found, folder)
    say("resumed", figures["resumed"])
    figures["torn"] = torn(lines, found, folder)
    say("torn", figures["torn"])
    if CORPUS.is_file():
        command = [PROGRAM, "check", "--jsonl", "text=text,title=title,id=id", *FLAGS, "--format", "jsonl"]
        cost, _ = measured([*command, "--output-file", folder / "corpus.jsonl", CORPUS], "corpus")
        figures["corpus"] = cost | {"rows": sum(1 for _ in CORPUS.open("rb"))}
        single, _ = measured(["taskset", "-c", "0", *command, "--output-file", folder / "corpus.jsonl", CORPUS], "corpus, one core")
        figures["corpus"]["one_core_seconds"] = single["seconds"]
    spark = figures["spark"] = on_spark(table, folder, rows)
    spark["same"] = spark.pop("digest") == whole
    say("spark", spark)
    figures["memory_mib"] = {name: max(mib for _, mib in memory) for name, memory in memories.items()}
    bench = ROOT / "tests" / "bench"
    (bench / "collections.json").write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    plot(memories, bench / "collections.svg")
    write_readme(figures)
    good = figures["parquet_same"] and spark["same"] and figures["resumed"]["same_bytes"] and figures["torn"]["others_same"]
    return 0 if good else 1


def by_module(table):
    """The same by the module, in this process."""
    from jdlint.arrow import check_batches

    batches = pq.ParquetFile(table).iter_batches(500, columns=["id", "title", "description"])
    for _ in check_batches(batches, text="description", title="title", today=TODAY):
        pass


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
