"""A Spark cluster on this machine. In: nothing. Out: a session on a master with two executors, each a process of its own, and ways
to find and end such a process.
"""

import os
import signal
import sys
import time
from pathlib import Path

from pyspark.sql import SparkSession

EXECUTORS = 2


def session(folder, megabytes=1024):
    """Sends nothing further than this machine, and leaves nothing outside of the folder."""
    os.environ.update(SPARK_LOCAL_IP="127.0.0.1", PYSPARK_PYTHON=sys.executable, SPARK_WORKER_DIR=str(folder / "work"))
    settings = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.executor.memory": f"{megabytes}m",
        "spark.executorEnv.PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "spark.local.dir": str(folder / "local"),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.sql.execution.arrow.maxRecordsPerBatch": "500",
        "spark.log.level": "ERROR",
    }
    builder = SparkSession.builder.master(f"local-cluster[{EXECUTORS},1,{megabytes}]").appName("jdlint")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def executors():
    """The processes that work."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if words[0].endswith(b"java") and any(b"CoarseGrainedExecutorBackend" in word for word in words):
            found.append(int(process.name))
    return sorted(found)


def kill_one_in_the_middle(spark, before_s=240):
    """Waits until some tasks of a stage are done, and ends an executor without a warning. Gives its process and how many of how
    many tasks were done."""
    tracker = spark.sparkContext.statusTracker()
    deadline = time.monotonic() + before_s
    while time.monotonic() < deadline:
        stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
        for stage in filter(None, stages):
            if 2 <= stage.numCompletedTasks < stage.numTasks - 2:
                victim = executors()[0]
                os.kill(victim, signal.SIGKILL)
                return victim, stage.numCompletedTasks, stage.numTasks
        time.sleep(0.02)
    raise TimeoutError("no stage was ever in the middle")
