#!/usr/bin/env python3
"""Puts a server under the load of many clients, by wrk, and prints what they get; beside it a database with as many clients.

    python3 src/bench/load.py [--seconds 8] [--rounds 3] [--clients 64] [--tasks 20000] [--program FILE] [--markdown]

Each row is the median of interleaved rounds of so many seconds each. The database is SQLite in write-ahead mode with a full sync for each
transaction, of a row and a row as long as its audit entry; its clients are threads in its own process, without HTTP, JSON and a hash chain,
so that the comparison favours it. Afterwards each change that was answered has to be in the log, and the log has to verify.
Needs wrk, a C compiler and the headers of SQLite: apt-get install wrk gcc libsqlite3-dev. Build the program before: mvn -DskipTests package
"""
import argparse
import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
MILLIS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60000.0}
POST = """
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '%s'
"""


class Server:
    def __init__(self, program, logs):
        command = [program, "serve", "--port", "0", "--rate", "1000000", "--logs", logs]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, start_new_session=True)
        for line in self.process.stderr:
            if found := re.search(r"http://localhost:\d+", line):
                self.url = found[0]
                return
        sys.exit("load: the server does not start")

    def peak(self):
        """The most memory that it has had, in MiB."""
        return int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{self.process.pid}/status").read_text())[1]) / 1024

    def end(self):
        self.process.terminate()
        if self.process.wait(60) not in (0, 130, 143):
            sys.exit(f"load: the server ended with exit code {self.process.returncode}")


def wrk(url, key, clients, seconds, script=None):
    """Requests a second, and the 50th and 99th percentile in milliseconds; ends where one was answered with anything but 2xx."""
    command = ["wrk", "-t2", f"-c{clients}", f"-d{seconds}s", "--timeout", "30s", "--latency", "-H", "Authorization: Bearer " + key]
    said = subprocess.run(command + (["-s", script] if script else []) + [url], capture_output=True, text=True, check=True).stdout
    if bad := re.search(r"Non-2xx.*|Socket errors.*", said):
        sys.exit(f"load: {url}: {bad[0]}")
    at = {share: float(number) * MILLIS[unit] for share, number, unit in re.findall(r"^ +(50|99)% +([\d.]+)(us|ms|s|m) *$", said, re.M)}
    if len(at) < 2:
        sys.exit(f"load: {url}: wrk says no percentiles:\n{said}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), at["50"], at["99"], int(re.search(r"(\d+) requests in", said)[1])


def settle(api, key):
    """Waits for its turn behind the requests that wrk has left unanswered, so that the next row does not pay for them."""
    request = urllib.request.Request(api + "/tasks?limit=1", headers={"Authorization": "Bearer " + key})
    with urllib.request.urlopen(request, timeout=60) as answer:
        answer.read()


def compiled(directory):
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    binary = os.path.join(directory, "sqlite_clients")
    if compiler is None or subprocess.run([compiler, "-O2", "-o", binary, HERE / "peers/sqlite_clients.c", "-lsqlite3", "-lpthread"]).returncode:
        return None
    return binary


def filled(program, logs, directory, tasks):
    """A log with this many tasks, which most requests are not about."""
    file = os.path.join(directory, "events.jsonl")
    with open(file, "w") as out:
        for i in range(tasks):
            about = {"task_id": f"t{i:06}", "task_type": f"kind{i % 20}", "subsystem": f"s{i % 10}", "title": f"task {i}"}
            for second, event in (("00", "created"), ("01", "started"), ("31", "completed")):
                out.write(json.dumps({"ts": f"2026-01-{i % 28 + 1:02}T{i // 60 % 24:02}:{i % 60:02}:{second}Z", "event": "task." + event, **about}) + "\n")
    subprocess.run([program, "events", "ingest", file, "--logs", logs], check=True, stdout=subprocess.DEVNULL)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--seconds", type=int, default=8)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--clients", type=int, default=64)
    arguments.add_argument("--tasks", type=int, default=20_000)
    arguments.add_argument("--program", default=str(ROOT / "target/task-mgmt/bin/task-mgmt"))
    arguments.add_argument("--markdown", action="store_true", help="print the table for a page")
    given = arguments.parse_args()
    if shutil.which("wrk") is None:
        sys.exit("load: wrk is missing: apt-get install wrk")
    with tempfile.TemporaryDirectory() as directory:
        run(given, directory)


def run(given, directory):
    logs = os.path.join(directory, "logs")
    filled(given.program, logs, directory, given.tasks)
    made = subprocess.run([given.program, "key", "create", "--name", "load", "--role", "admin", "--json", "--logs", logs], capture_output=True, text=True, check=True)
    key = json.loads(made.stdout)["key"]
    create = os.path.join(directory, "create.lua")
    Path(create).write_text(POST % '{"title":"x","subsystem":"load"}')
    server = Server(given.program, logs)
    idle = server.peak()
    sqlite = compiled(directory)
    api = server.url + "/api/v1"
    rows = {
        "read a task": lambda: wrk(api + "/tasks/t000100", key, given.clients, given.seconds),
        "list 20 of the tasks": lambda: wrk(api + "/tasks?limit=20&subsystem=s3", key, given.clients, given.seconds),
        "create a task, durable": lambda: wrk(api + "/tasks", key, given.clients, given.seconds, create),
    }
    if sqlite:
        rows["SQLite, a transaction each"] = lambda: database(sqlite, directory, given)
    outcomes = {name: [] for name in rows}
    names = list(rows)
    counted = {name: 0 for name in rows}
    for number in range(given.rounds + 1):
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            outcome = rows[name]()
            settle(api, key)
            counted[name] += outcome[3]
            # The first round warms up.
            if number > 0:
                outcomes[name].append(outcome)
    peak = server.peak()
    check(logs, counted)
    server.end()
    if subprocess.run([given.program, "audit", "verify", "--logs", logs], stdout=subprocess.DEVNULL).returncode:
        sys.exit("load: the log does not verify")
    report(given, outcomes, idle, peak)


def database(binary, directory, given):
    said = subprocess.run([binary, os.path.join(directory, "peer.db"), str(given.clients), str(given.seconds)], capture_output=True, text=True, check=True).stdout
    rate, p50, p99 = map(float, said.split())
    return rate, p50, p99, 0


def check(logs, counted):
    """What was answered is there; wrk ends in the middle of requests, so there may be a few more."""
    created = 0
    for file in [*Path(logs, "segments").glob("registry-*"), Path(logs, "registry.jsonl")]:
        text = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        created += sum(json.loads(line).get("subsystem") == "load" for line in text.splitlines())
    answered = counted["create a task, durable"]
    if created < answered:
        sys.exit(f"load: {answered} creations were answered, and the log has {created}")


def report(given, outcomes, idle, peak):
    load = os.getloadavg()[1]
    print(f"{given.clients} clients, {given.tasks:,} tasks in the log, {os.cpu_count()} processors, load average {load:.1f}, medians of {given.rounds} rounds of {given.seconds} s")
    middle = {name: [statistics.median(column) for column in zip(*runs)] for name, runs in outcomes.items()}
    peer = middle.get("SQLite, a transaction each")
    if given.markdown:
        print("\n| | requests/s | beside SQLite | p50 | p99 |\n|---|---|---|---|---|")
    for name, (rate, p50, p99, _) in middle.items():
        beside = f"{rate / peer[0]:.1f}×" if peer and ("durable" in name) else ""
        cells = [f"{rate:,.0f}", beside, f"{p50:.1f} ms", f"{p99:.1f} ms"]
        print("| " + " | ".join([name] + cells) + " |" if given.markdown else f"  {name:28}{cells[0]:>10}/s {beside:>7}   p50 {cells[2]:>9}   p99 {cells[3]:>9}")
    print(f"\nmemory: {idle:.0f} MiB after the start, {peak:.0f} MiB at most; every change that was answered is in the log, which verifies")


if __name__ == "__main__":
    main()
