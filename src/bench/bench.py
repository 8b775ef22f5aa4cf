#!/usr/bin/env python3
"""Measures the packaged program beside its peers: python3 src/bench/bench.py [--rounds N] [--only start,scan,…] [--keep]

Everything runs in interleaved rounds; a ratio is taken round by round, and its median printed with its extremes and with
the bar that the project holds itself to. Nothing here fails because of a figure: machines and their disks differ, and
only ratios of one run mean anything. A peer that a machine lacks is named and left out.

Needs the image of `mvn -B -DskipTests package`. Uses, where they are: a JDK of version 25 or newer, a C compiler with
sqlite3's header, Python's own sqlite3, DuckDB's module for Python or its driver from the
Maven repository. Writes only below target/bench and
target/bench-peers; the part `scan` needs 7 GB of disk there for as long as it runs. Peak memory cannot read below that
of this script, which is printed.
"""
import argparse
import glob
import hashlib
import importlib.util
import json
import os
import resource
import shutil
import subprocess
import sys

import audit
import crowd
import scan
from measure import appenders, cpus, figures, ratio, rounds, walls, whole_process

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.dirname(os.path.dirname(HERE))
IMAGE = os.path.join(PROJECT, "target", "task-mgmt")
WORK = os.path.join(PROJECT, "target", "bench")
PROGRAM = os.path.join(IMAGE, "bin", "task-mgmt")
JAVA = os.path.join(IMAGE, "lib", "runtime", "bin", "java")
DATA = os.path.join(WORK, "data")
PYTHON_SQLITE = [sys.executable, os.path.join(HERE, "peers", "sqlite_append.py")]


class Kit:
    """The peers that this machine has."""

    def __init__(self):
        self.jdk = find_jdk()
        self.hello = None
        self.classes = None
        self.peers = None
        if self.jdk is None:
            print("left out: Java's hello world and everything in one process: no JDK 25 in JAVA_HOME or /usr/lib/jvm")
        else:
            self.compile_java()
        self.sqlite = self.compile_sqlite()

    def compile_java(self):
        self.peers, self.classes = os.path.join(WORK, "peer"), os.path.join(WORK, "classes")
        jars = ":".join(sorted(glob.glob(os.path.join(IMAGE, "lib", "*.jar"))))
        sources = glob.glob(os.path.join(HERE, "java", "**", "*.java"), recursive=True)
        self.tool("javac", "-d", self.peers, *glob.glob(os.path.join(HERE, "peers", "*.java")))
        self.tool("javac", "-nowarn", "-cp", jars, "-d", self.classes, *sources)
        self.hello = os.path.join(WORK, "hello.jar")
        self.tool("jar", "--create", "--file", self.hello, "-C", self.peers, "Hello.class")
        self.class_path = self.classes + ":" + jars

    def tool(self, name, *arguments):
        subprocess.run([os.path.join(self.jdk, "bin", name), *arguments], check=True)

    def hello_command(self):
        return [os.path.join(self.jdk, "bin", "java"), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp",
                self.hello, "Hello"]

    def compile_sqlite(self):
        source, binary = os.path.join(HERE, "peers", "sqlite_append.c"), os.path.join(WORK, "sqlite_append")
        compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
        if compiler:
            if subprocess.run([compiler, "-O2", "-o", binary, source, "-lsqlite3"], stderr=subprocess.DEVNULL).returncode == 0:
                print("sqlite: a C program, its statements prepared once")
                return [binary]
        if not has_python_sqlite():
            print("left out: sqlite: neither a C compiler with sqlite3.h nor Python's sqlite3")
            return None
        print("sqlite: through Python's sqlite3, which is slower than C: no C compiler with sqlite3.h here")
        return PYTHON_SQLITE

    def ours(self, logs, transactions, rows, warmup):
        """As the launcher starts commands: the first compiler alone for short work, both for long; no AOT cache."""
        tiers = ["-XX:TieredStopAtLevel=1"] if rows == 1 else []
        return [JAVA, *tiers, "-XX:+UseSerialGC", "-XX:-UsePerfData", "-cp", self.class_path, "taskmgmt.bench.Appender",
                logs, str(transactions), str(rows), str(warmup)]

    def database(self, program, path, transactions, rows, warmup, tables):
        return [*program, path, str(transactions), str(rows), str(warmup), str(tables)]


def has_python_sqlite():
    return importlib.util.find_spec("sqlite3") is not None and importlib.util.find_spec("_sqlite3") is not None


def find_jdk():
    places = [os.environ.get("JAVA_HOME", ""), *sorted(glob.glob("/usr/lib/jvm/*"), reverse=True)]
    for home in places:
        release = os.path.join(home, "release")
        if os.access(os.path.join(home, "bin", "javac"), os.X_OK) and os.path.exists(release):
            with open(release, encoding="utf-8") as lines:
                version = next((line for line in lines if line.startswith('JAVA_VERSION="')), '"0"').split('"')[1]
            if int(version.split(".")[0]) >= 25:
                return home
    return None


def fresh(name):
    path = os.path.join(DATA, name)
    shutil.rmtree(path, ignore_errors=True)
    os.makedirs(path)
    return path


def start(kit, count):
    logs = os.path.join(fresh("start"), "logs")
    contestants = {"task-mgmt task create": lambda: whole_process([PROGRAM, "task", "create", "--title", "x", "--logs", logs], "task-mgmt"),
                   "task-mgmt run -- true": lambda: whole_process([PROGRAM, "run", "--logs", logs, "--", "true"], "task-mgmt")}
    subprocess.run([PROGRAM, "task", "create", "--title", "x", "--logs", logs], check=True, stdout=subprocess.DEVNULL)
    small = os.path.join(DATA, "start", "small")
    shutil.copytree(logs, small)
    contestants["task-mgmt stats, small log"] = lambda: whole_process([PROGRAM, "stats", "--logs", small], "task-mgmt")
    if kit.hello:
        contestants["java Hello"] = lambda: whole_process(kit.hello_command(), "java")
    script = [sys.executable, os.path.join(HERE, "peers", "argparse_append.py"), "task", "create", "--title", "x", "--logs",
              os.path.join(DATA, "start", "python")]
    contestants["python3 argparse + append"] = lambda: whole_process(script, "python3")
    outcomes = rounds(count, contestants)
    figures("One command that appends one line, whole process", outcomes)
    ours = outcomes["task-mgmt task create"]
    ratio("wall, run -- true / task create", walls(outcomes["task-mgmt run -- true"]), walls(ours), 1.6)
    if kit.hello:
        ratio("wall, task create / java Hello", walls(ours), walls(outcomes["java Hello"]), 1.9)
        ratio("wall, stats on a small log / java Hello", walls(outcomes["task-mgmt stats, small log"]), walls(outcomes["java Hello"]), 2.5)
        ratio("CPU, task create / java Hello", cpus(ours), cpus(outcomes["java Hello"]), 2.0)
    python = outcomes["python3 argparse + append"]
    ratio("wall, task create (synced, audited) / python3 (neither)", walls(ours), walls(python), 1.0)


def against_sqlite(kit, count, title, transactions, rows, warmup, processes, bar):
    """The bar is against the database that writes an audit table as well, as that is what we do."""
    if not (kit.classes and kit.sqlite):
        return
    def ours():
        logs = os.path.join(fresh("ours"), "logs")
        outcome = appenders([kit.ours(logs, transactions, rows, warmup)] * processes, "the Java appender")
        verify(logs, (transactions + warmup) * rows * processes)
        return outcome
    def database(program, tables):
        path = os.path.join(fresh("sqlite"), "log.db")
        appenders([kit.database(program, path, 0, 1, 0, tables)], "sqlite")  # only one process may choose the mode
        return appenders([kit.database(program, path, transactions, rows, warmup, tables)] * processes, "sqlite")
    contestants = {"registry and audit log": ours, "sqlite, one table": lambda: database(kit.sqlite, 1),
                   "sqlite, two tables, no hashing": lambda: database(kit.sqlite, 2)}
    if has_python_sqlite():
        contestants["sqlite from Python, the same"] = lambda: database(PYTHON_SQLITE, 2)
    outcomes = rounds(count, contestants)
    for runs in outcomes.values():
        for run in runs:
            run.wall /= transactions * processes
    figures(title, outcomes, "wall µs/transaction", 1e6)
    ratio("records/s, against sqlite with one table", walls(outcomes["sqlite, one table"]),
          walls(outcomes["registry and audit log"]))
    ratio("records/s, against sqlite with an audit table as well", walls(outcomes["sqlite, two tables, no hashing"]),
          walls(outcomes["registry and audit log"]), bar, most=False)
    if has_python_sqlite():
        ratio("records/s, against the same from Python", walls(outcomes["sqlite from Python, the same"]),
              walls(outcomes["registry and audit log"]))
    print("  every registry line whole, one audit entry each, chain intact: checked after every run")


def verify(logs, events):
    """Reads both logs back with nothing of the program's: a torn line or a broken chain stops the benchmark."""
    registry = os.path.join(logs, "registry.jsonl")
    with open(registry, "rb") as lines:
        ids = {json.loads(line)["task_id"] for line in lines}
    previous, entries = None, 0
    with open(os.path.join(logs, "immutable_audit.jsonl"), "rb") as lines:
        for line in lines:
            entry = json.loads(line)
            claimed = hashlib.sha256(line[:line.rindex(b',"hash":')]).hexdigest()
            if entry["hash"] != claimed or (previous is not None and entry["prev"] != previous):
                sys.exit(f"bench: the audit chain is broken at entry {entry['seq']} in {logs}")
            previous = entry["hash"]
            entries += entry["action"] == "task_registered"
    if len(ids) != events or entries != events:
        sys.exit(f"bench: {events} events were acknowledged, {len(ids)} are there, with {entries} audit entries, in {logs}")


def million(kit, count):
    if not kit.classes:
        return
    full, empty = os.path.join(fresh("million"), "logs"), None
    print("\nfilling a log with a million events …", flush=True)
    appenders([kit.ours(full, 990, 1000, 10)], "the Java appender")
    subprocess.run([PROGRAM, "task", "create", "--title", "x", "--logs", full], check=True, stdout=subprocess.DEVNULL)
    def in_process(logs):
        return appenders([kit.ours(logs, 300, 1, 300)], "the Java appender")
    outcomes = rounds(count, {"in one process, empty log": lambda: in_process(os.path.join(fresh("empty"), "logs")),
                              "in one process, million lines": lambda: in_process(full)})
    for runs in outcomes.values():
        for run in runs:
            run.wall /= 300
    figures("Append number 1,000,000 against number 1", outcomes, "wall µs/transaction", 1e6)
    ratio("in one process", walls(outcomes["in one process, million lines"]), walls(outcomes["in one process, empty log"]), 1.1)
    small = os.path.join(fresh("small"), "logs")
    def command(logs):
        return whole_process([PROGRAM, "task", "create", "--title", "x", "--logs", logs], "task-mgmt")
    outcomes = rounds(count, {"task create, small log": lambda: command(small), "task create, million lines": lambda: command(full)})
    figures("The same as whole commands", outcomes)
    ratio("whole command", walls(outcomes["task create, million lines"]), walls(outcomes["task create, small log"]), 1.1)


PARTS = {
    "start": lambda kit, n, _: start(kit, n),
    "single": lambda kit, n, _: against_sqlite(kit, n, "Durable single appends, one process", 1000, 1, 3000, 1, None),
    "batch": lambda kit, n, _: against_sqlite(kit, n, "Batches of 1000 events, one process", 50, 1000, 20, 1, 1.0),
    "many": lambda kit, n, _: against_sqlite(kit, n, "8 processes at once, single appends", 300, 1, 1000, 8, 1.3),
    "million": lambda kit, n, _: million(kit, n),
    "crowd": lambda kit, n, _: crowd.crowd(PROGRAM, fresh, n),
    "lookups": lambda kit, n, _: crowd.lookups(PROGRAM, fresh, n),
    "groups": lambda kit, n, _: crowd.groups(PROGRAM, fresh, n),
    "audit": lambda kit, n, _: audit.audit(kit, PROGRAM, fresh("audit"), n),
    "scan": lambda kit, n, keep: scan.scan(kit, PROGRAM, PROJECT, os.path.join(WORK, "registries"), n, keep),
}


def main():
    parser = argparse.ArgumentParser(description="Measures the packaged program beside its peers.")
    parser.add_argument("--rounds", type=int, help="rounds of each part; 21 for start, 7 for the others unless given")
    parser.add_argument("--only", default=",".join(PARTS), help="parts, separated by commas: " + ", ".join(PARTS))
    parser.add_argument("--keep", action="store_true", help="leave the registries of the part scan there for the next time")
    options = parser.parse_args()
    wanted = options.only.split(",")
    if not set(wanted) <= set(PARTS):
        parser.error("--only takes " + ", ".join(PARTS))
    if not os.path.exists(PROGRAM):
        sys.exit(f"bench: no program at {PROGRAM}: run mvn -B -DskipTests package first")
    os.makedirs(WORK, exist_ok=True)
    kit = Kit()
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{os.cpu_count()} processors; ratios are medians over rounds with (min–max); peak memory reads at least {own:.0f} MB")
    for name in wanted:
        PARTS[name](kit, options.rounds or (21 if name == "start" else 7), options.keep)
    shutil.rmtree(DATA, ignore_errors=True)


main()
