"""Reports over registries larger than anybody keeps: beside DuckDB and wc, again with nothing new, and at growing size."""
import glob
import importlib.util
import json
import os
import shutil
import statistics
import subprocess
import sys

from measure import Outcome, cpus, figures, ratio, reap, rounds, spread, walls, whole_process

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 20260105
SIZE = "1200MB"
MILLIONS = [1, 2, 5, 10]
REPORT = ["stats", "--json"]
HEAP = "-Xmx64m"


class Registries:
    """Generated registries, each in a log directory of its own below `place`; made once, and kept if asked to."""

    def __init__(self, kit, place):
        self.kit = kit
        self.place = place

    def logs(self, size):
        """The log directory with a registry of this size; the same call later finds it again."""
        logs = os.path.join(self.place, size)
        registry = os.path.join(logs, "registry.jsonl")
        if not os.path.exists(registry):
            self.require_space(size)
            os.makedirs(logs, exist_ok=True)
            print(f"\ngenerating a registry of {size} …", flush=True)
            subprocess.run([os.path.join(self.kit.jdk, "bin", "java"), "-Xmx256m", "-cp", self.kit.class_path,
                            "taskmgmt.bench.GenerateRegistry", size, str(SEED), registry + ".new"], check=True)
            os.rename(registry + ".new", registry)
        return logs

    def require_space(self, size):
        wanted = int(size[:-2]) * 10**6 if size.endswith("MB") else int(size) * 350
        free = shutil.disk_usage(self.place).free
        if free < wanted + 10**9:
            sys.exit(f"bench: {self.place} has {free >> 20} MiB left, a registry of {size} needs {wanted >> 20} and some to spare")

    def twin(self, logs):
        """A log directory of the same registry with a state of its own."""
        twin = logs + "-again"
        shutil.rmtree(twin, ignore_errors=True)
        os.makedirs(twin)
        os.link(os.path.join(logs, "registry.jsonl"), os.path.join(twin, "registry.jsonl"))
        return twin


def report(program, logs, cold, heap=None):
    """Our report as a whole process; a cold one begins without checkpoints."""
    if cold:
        shutil.rmtree(os.path.join(logs, ".state"), ignore_errors=True)
    environment = dict(os.environ, TASK_MGMT_JAVA_OPTS=heap) if heap else None
    return whole_process([program, *REPORT, "--logs", logs], "task-mgmt", environment)


def duckdb(peer, registry, way, rows):
    """DuckDB's wall and CPU time are those of the query alone, its peak memory that of the process."""
    command = [*peer, registry, "2", rows, way]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    line = process.stdout.readline()
    outcome = Outcome(0, reap(process, "DuckDB"))
    outcome.wall, outcome.cpu = map(float, line.split())
    return outcome


def peer(kit, project):
    """How DuckDB is asked: by its driver for Java, which the build brings when it is asked to, or else its module for Python; None
    where neither can be had."""
    if importlib.util.find_spec("duckdb"):
        print("DuckDB: through its module for Python")
        return [sys.executable, os.path.join(HERE, "peers", "duckdb_report.py")]
    jar = driver(project)
    return jar and [os.path.join(kit.jdk, "bin", "java"), "-Xmx64m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                    "-cp", kit.peers + ":" + jar, "DuckDbReport"]


def driver(project):
    """The driver; None where it cannot be had."""
    def jar():
        return next(iter(glob.glob(os.path.join(project, "target", "bench-peers", "duckdb_jdbc-*.jar"))), None)
    if jar() is None and shutil.which("mvn"):
        subprocess.run(["mvn", "-q", "-B", "-Pbench", "dependency:copy@bench-peers"], cwd=project, check=False)
    if jar() is None:
        print("left out: DuckDB: neither Python's module duckdb, nor its driver by mvn -Pbench dependency:copy@bench-peers")
    return jar()


def agreement(program, logs, rows):
    """How far our figures of every group are from DuckDB's: the numbers of attempts must be the same, percentiles are ours to
    one percent."""
    with open(rows, encoding="utf-8") as lines:
        theirs = {tuple(line.split("\t")[:2]): [float(figure) for figure in line.split("\t")[2:]] for line in lines}
    output = subprocess.run([program, *REPORT, "--logs", logs], check=True, capture_output=True).stdout
    ours = durations(json.loads(output))
    if {group: figures[0] for group, figures in ours.items()} != {group: figures[0] for group, figures in theirs.items()}:
        return "numbers of attempts DIFFER"
    def stray(index):
        return max(abs(ours[group][index] / figures[index] - 1) for group, figures in theirs.items() if figures[index])
    verdict = "ok" if stray(1) < 1e-6 and max(stray(2), stray(3)) < 0.011 else "DIFFERS"
    return (f"{verdict}: {sum(int(figures[0]) for figures in ours.values())} attempts in {len(ours)} groups the same, means within "
            f"{stray(1):.0e}, medians within {stray(2):.2%}, p95 within {stray(3):.2%}")


def durations(found):
    """Number of attempts with a duration, mean, median and p95 of each group, by our own report."""
    return {(group["subsystem"], group["task_type"]):
            [group["duration"][key] for key in ("count", "avg_seconds", "p50_seconds", "p95_seconds")] for group in found["groups"]}


def full(kit, program, project, registries, count):
    logs = registries.logs(SIZE)
    again = registries.twin(logs)
    registry, rows = os.path.join(logs, "registry.jsonl"), os.path.join(registries.place, "rows.tsv")
    asked = peer(kit, project)
    contestants = {"task-mgmt, no checkpoint": lambda: report(program, logs, True),
                   "task-mgmt again, nothing new": lambda: report(program, again, False),
                   "wc -l": lambda: whole_process(["wc", "-l", registry], "wc"),
                   "java Hello": lambda: whole_process(kit.hello_command(), "java")}
    if asked:
        contestants["DuckDB, 2 threads, join"] = lambda: duckdb(asked, registry, "join", rows)
        contestants["DuckDB, 2 threads, one grouping"] = lambda: duckdb(asked, registry, "group", rows)
    outcomes = rounds(count, contestants)
    figures(f"A report over {os.path.getsize(registry) / 1e9:.2f} GB: figures of every subsystem and type", outcomes)
    ours, repeated = outcomes["task-mgmt, no checkpoint"], outcomes["task-mgmt again, nothing new"]
    if asked:
        against(ours, outcomes["DuckDB, 2 threads, join"], "join", (None, None, None))
        against(ours, outcomes["DuckDB, 2 threads, one grouping"], "one grouping", (0.9, None, 0.25))
    ratio("wall, report / wc -l", walls(ours), walls(outcomes["wc -l"]))
    ratio("wall, again / its own full scan", walls(repeated), walls(ours), 0.1)
    ratio("wall, again / java Hello", walls(repeated), walls(outcomes["java Hello"]))
    if asked:
        print(f"  the figures against DuckDB's: {agreement(program, logs, rows)}")
        print("  DuckDB's wall and CPU time leave out the start of the process that asks it; ours leave out nothing")


def against(ours, theirs, way, bars):
    ratio(f"wall, report / DuckDB, {way}", walls(ours), walls(theirs), bars[0])
    ratio(f"CPU, report / DuckDB, {way}", cpus(ours), cpus(theirs), bars[1])
    ratio(f"peak memory, report / DuckDB, {way}", peaks(ours), peaks(theirs), bars[2])


def peaks(runs):
    return [run.peak for run in runs]


def growth(program, registries, count):
    """How the cost of a full scan grows with the registry, in a heap of 64 MB."""
    contestants = {}
    for million in MILLIONS:
        logs = registries.logs(str(million * 10**6))
        contestants[f"{million} M lines"] = lambda logs=logs: report(program, logs, True, HEAP)
    outcomes = rounds(count, contestants)
    figures(f"A report without a checkpoint over a growing registry, {HEAP}", outcomes)
    medians = [statistics.median(walls(runs)) for runs in outcomes.values()]
    for million, runs in zip(MILLIONS, outcomes.values()):
        print(f"  {million:>2} M lines{'seconds per million lines':>38} {spread([r.wall / million for r in runs], 3)}")
    slope, start = statistics.linear_regression(MILLIONS, medians)
    worst = max(abs(start + slope * x - y) / y for x, y in zip(MILLIONS, medians))
    print(f"  straight line: {start:.2f} s and {slope:.3f} s per million lines; the medians stray from it by at most {worst:.0%}")
    names = list(outcomes)
    ratio(f"peak memory, {names[-1]} / {names[0]}", peaks(outcomes[names[-1]]), peaks(outcomes[names[0]]))


def scan(kit, program, project, place, count, keep):
    if not kit.jdk:
        return
    os.makedirs(place, exist_ok=True)
    registries = Registries(kit, place)
    full(kit, program, project, registries, count)
    growth(program, registries, min(count, 3))
    if not keep:
        shutil.rmtree(place)
