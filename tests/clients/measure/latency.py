"""How fast and how small the language server is. In: the program (a release build). Out: numbers, and status 1 when one
is beyond its bound.

    python3 tests/clients/measure/latency.py target/release/jdlint
"""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

POSTING = (Path(__file__).parent.parent / "engineer.jd.md").read_text(encoding="utf-8")
KEYS = 300
LONG_BYTES = 1 << 20
OPEN_DOCUMENTS = 20

# Milliseconds and MiB. The first two are what an editor shows as "at once"; the long text is answered between two keys.
BOUNDS = {
    "4 KB, edit to diagnostics, median ms": 3,
    "4 KB, edit to diagnostics, 95 % ms": 5,
    "1 MB at 20 keys a second, edit to answer, 95 % ms": 50,
    f"memory with {OPEN_DOCUMENTS} documents, MiB": 30,
}


class Server:
    """The server, spoken to in plain JSON-RPC."""

    def __init__(self, program: str):
        self.process = subprocess.Popen([program, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.last_id = 0
        self.request("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self.notify("initialized", {})

    def write(self, message: dict) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def read(self) -> dict:
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        return json.loads(self.process.stdout.read(length))

    def notify(self, method: str, params: dict) -> None:
        self.write({"method": method, "params": params})

    def request(self, method: str, params: dict | None) -> dict:
        self.last_id += 1
        self.write({"id": self.last_id, "method": method, "params": params})
        while (message := self.read()).get("id") != self.last_id or "method" in message:
            pass
        return message

    def published(self, uri: str, version: int) -> None:
        while True:
            params = self.read().get("params", {})
            if params.get("uri") == uri and params.get("version") == version:
                return

    def open(self, uri: str, text: str) -> None:
        document = {"uri": uri, "languageId": "markdown", "version": 0, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        self.published(uri, 0)

    def key(self, uri: str, version: int, line: int, text: str) -> None:
        place = {"line": line, "character": 0}
        change = {"range": {"start": place, "end": place}, "text": text}
        self.notify(
            "textDocument/didChange",
            {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]},
        )

    def memory(self) -> float:
        """Resident memory in MiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        [kib] = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")]
        return int(kib) / 1024

    def stop(self) -> None:
        self.request("shutdown", None)
        self.notify("exit", {})
        assert self.process.wait() == 0


def grown(size: int) -> str:
    """The posting with duties of its kind, up to so many bytes."""
    head, tail = POSTING.split("- Other duties", 1)
    duty = "- Order flour from the mill and see that {} sacks of it reach the bakery in the {} week of the month\n"
    number = 0
    while len((head + tail).encode()) < size:
        number += 1
        head += duty.format(number, number % 4 + 1)
    return head + "- Other duties" + tail


def milliseconds(work) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def of_short_text(program: str) -> list[float]:
    server = Server(program)
    uri = "file:///jobs/short.jd.md"
    server.open(uri, grown(4096))

    def key(version: int) -> None:
        server.key(uri, version, 3, "x")
        server.published(uri, version)

    times = []
    for version in range(1, KEYS + 1):
        times.append(milliseconds(lambda: key(version)))
        time.sleep(0.02)
    server.stop()
    return times


def of_long_text(program: str) -> list[float]:
    """A question that needs no lint is answered behind the edit before it, whatever is being read meanwhile."""
    server = Server(program)
    uri = "file:///jobs/long.jd.md"
    server.open(uri, grown(LONG_BYTES))
    nowhere = {"textDocument": {"uri": "file:///jobs/not-open.md"}, "position": {"line": 0, "character": 0}}

    def key(version: int) -> None:
        server.key(uri, version, 3, "x")
        server.request("textDocument/hover", nowhere)

    times = []
    for version in range(1, 101):
        times.append(milliseconds(lambda: key(version)))
        time.sleep(0.05)
    rest = milliseconds(lambda: server.published(uri, 100))
    print(f"1 MB: diagnostics {rest:.0f} ms after the last key")
    server.stop()
    return times


def of_many_documents(program: str) -> float:
    server = Server(program)
    for number in range(OPEN_DOCUMENTS):
        server.open(f"file:///jobs/{number}.jd.md", grown(4096))
    memory = server.memory()
    server.stop()
    return memory


def percentile(times: list[float], percent: int) -> float:
    return statistics.quantiles(times, n=100)[percent - 1]


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    program = sys.argv[1]
    short, long = of_short_text(program), of_long_text(program)
    values = [
        statistics.median(short),
        percentile(short, 95),
        percentile(long, 95),
        of_many_documents(program),
    ]
    failed = 0
    for (name, bound), value in zip(BOUNDS.items(), values, strict=True):
        is_over = value > bound
        failed += is_over
        print(f"{name}: {value:.1f} (at most {bound}){'  TOO MUCH' if is_over else ''}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
