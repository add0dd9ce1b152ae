"""What a process costs. In: how often, and a command. Out: JSON with the median of its CPU time (user and system,
milliseconds) and its largest memory (KiB). The command may fail: a linter that finds something does.

    python3 tests/bench/process.py 20 target/release/jdlint check posting.md
"""

import json
import os
import statistics
import subprocess
import sys


def once(command: list[str]) -> tuple[float, int]:
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(child.pid, 0)
    return (used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss


times, sizes = zip(*(once(sys.argv[2:]) for _ in range(int(sys.argv[1]))))
print(json.dumps({"cpu_ms": statistics.median(times), "rss_kib": max(sizes)}))
