#!/usr/bin/env python3
"""Works two servers on one log directory, ends one of them again and again, and prints what was lost: nothing may be.

    python3 src/bench/serving.py [--seconds 1800] [--clients 64] [--kill-every 20] [--report 60] [--program FILE]

The second server is ended by SIGKILL and by SIGTERM in turn, and started again; the first one stays, and shows how its memory grows. Each client creates a task, starts it, completes it and reads it, on either server, over a connection that it keeps, and takes a new
one where a server is killed. What was answered with 2xx must be in the log at the end, once, and the log must verify. A create is sent
again with its Idempotency-Key where the answer did not come. A follower reads the stream of events from one server after the other, with
Last-Event-ID, and has to get each event once, in the order of the log, which is rotated with each report. Exits 0 only if nothing was lost and nothing was made twice.
Build the program before: mvn -DskipTests package
"""
import argparse
import collections
import gzip
import http.client
import json
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
LINES_OF_A_STREAM = 500


class Server:
    """One that listens on a port of its own, also after it was killed."""

    def __init__(self, program, logs):
        self.program, self.logs, self.port, self.kills, self.ends, self.sizes = program, logs, 0, 0, 0, []
        self.start()

    def start(self):
        command = [self.program, "serve", "--port", str(self.port), "--rate", "1000000", "--logs", self.logs]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, start_new_session=True)
        for line in self.process.stderr:
            if found := re.search(r"://localhost:(\d+)", line):
                self.port = int(found[1])
                threading.Thread(target=lambda err: collections.deque(err, maxlen=0), args=(self.process.stderr,), daemon=True).start()
                return
        raise SystemExit("a server does not start")

    def look(self):
        """Keeps the memory that it has, in MiB."""
        try:
            found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.process.pid}/status").read_text())
        except OSError:
            return
        if found:
            self.sizes.append(int(found[1]) / 1024)

    def restart(self):
        """By a kill and by an orderly end, in turn. Returns the exit code of the latter."""
        killed = self.kills <= self.ends
        self.process.send_signal(signal.SIGKILL if killed else signal.SIGTERM)
        code = self.process.wait(PATIENCE)
        self.kills, self.ends = self.kills + killed, self.ends + (not killed)
        self.start()
        return 0 if killed else code

    def end(self):
        self.process.terminate()
        return self.process.wait(PATIENCE)


class Follower(threading.Thread):
    """Keeps the events that it gets, and goes on after the last one wherever the stream breaks off."""

    def __init__(self, servers, key, over):
        super().__init__(daemon=True)
        self.servers, self.headers, self.over = servers, {"Authorization": "Bearer " + key}, over
        self.last, self.lines, self.streams, self.problems = "0", [], 0, []

    def run(self):
        while not self.over.is_set():
            try:
                self.follow(self.servers[self.streams % 2])
            except (OSError, http.client.HTTPException):
                self.over.wait(0.05)

    def follow(self, server):
        self.streams += 1
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
        connection.request("GET", "/api/v1/events", headers=self.headers | {"Last-Event-ID": self.last})
        answer = connection.getresponse()
        if answer.status != 200:
            if answer.status != 503:
                self.problems.append(f"the follower was answered {answer.status} to Last-Event-ID {self.last}: {answer.read()[:300]}")
            return
        name, until = "", len(self.lines) + LINES_OF_A_STREAM
        for line in answer:
            # An event counts when it is whole: its id comes first.
            if line.startswith(b"id: "):
                name = line[4:].decode().strip()
            elif line.startswith(b"data: ") and line.endswith(b"\n"):
                self.lines.append(line[6:].rstrip(b"\n"))
                self.last = name
            # Also where nothing breaks off, it goes on at the other one now and then.
            if self.over.is_set() or len(self.lines) >= until:
                connection.close()
                return


class Client(threading.Thread):
    def __init__(self, number, servers, key, over, seed):
        super().__init__(daemon=True)
        self.number, self.servers, self.over, self.random = number, servers, over, random.Random(seed + number)
        self.headers = {"Authorization": "Bearer " + key, "Content-Type": "application/json"}
        self.connection = None
        self.acknowledged, self.times, self.counts = {}, collections.defaultdict(list), collections.Counter()

    def ask(self, method, path, body=None, **headers):
        """The status and the answer; 0 where none came."""
        began = time.monotonic()
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.random.choice(self.servers).port, timeout=PATIENCE)
            self.connection.request(method, path, None if body is None else json.dumps(body), self.headers | headers)
            answer = self.connection.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException):
            self.connection = None
            self.counts["no answer"] += 1
            # A server that was killed takes a moment to come up again.
            self.over.wait(0.05)
            return 0, {}
        self.times["read" if method == "GET" else "change"].append(time.monotonic() - began)
        self.counts[answer.status] += 1
        return answer.status, json.loads(text) if text.startswith(b"{") else {}

    def run(self):
        n = 0
        while not self.over.is_set():
            task = f"c{self.number}-{n}"
            n += 1
            status = 0
            while status in (0, 503) and not self.over.is_set():
                status, _ = self.ask("POST", "/api/v1/tasks", {"title": "soak", "task_id": task, "subsystem": "soak"}, **{"Idempotency-Key": task})
            if status not in (200, 201):
                continue
            self.acknowledged[task] = "task.created"
            for path, event in (("start", "task.started"), ("complete", "task.completed")):
                status, _ = self.ask("POST", f"/api/v1/tasks/{task}/{path}", {})
                if status != 200:
                    break
                self.acknowledged[task] = event
            self.ask("GET", f"/api/v1/tasks/{task}")


def lines(logs):
    found = collections.defaultdict(list)
    for line in registry(logs):
        event = json.loads(line)
        found[event["task_id"]].append(event["event"])
    return found


def percentile(values, share):
    values = sorted(values)
    return f"{values[min(len(values) - 1, int(len(values) * share))] * 1000:.1f} ms" if values else "-"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--seconds", type=int, default=300)
    arguments.add_argument("--clients", type=int, default=64)
    arguments.add_argument("--kill-every", type=float, default=20, help="seconds; 0 for never")
    arguments.add_argument("--report", type=float, default=60, help="seconds between lines that say how it goes")
    arguments.add_argument("--seed", type=int, default=int(time.time()))
    arguments.add_argument("--program", default=str(ROOT / "target/task-mgmt/bin/task-mgmt"))
    given = arguments.parse_args()
    print(f"seed {given.seed}")
    with tempfile.TemporaryDirectory() as directory:
        logs = directory + "/logs"
        made = subprocess.run([given.program, "key", "create", "--name", "soak", "--role", "admin", "--json", "--logs", logs], capture_output=True, text=True, check=True)
        servers = [Server(given.program, logs), Server(given.program, logs)]
        over = threading.Event()
        clients = [Client(n, servers, json.loads(made.stdout)["key"], over, given.seed) for n in range(given.clients)]
        began = time.monotonic()
        for client in clients:
            client.start()
        follower = Follower(servers, clients[0].headers["Authorization"][7:], threading.Event())
        follower.start()
        next_kill, next_report, done, ended = given.kill_every, given.report, 0, []
        while (passed := time.monotonic() - began) < given.seconds:
            time.sleep(0.2)
            for server in servers:
                server.look()
            if given.kill_every and passed > next_kill:
                ended.append(servers[1].restart())
                next_kill += given.kill_every
            if passed > next_report:
                count = sum(len(client.times["change"]) for client in clients)
                print(f"{passed:6.0f} s  {(count - done) / given.report:7,.0f} changes/s  memory {servers[0].sizes[-1]:.0f} MiB of the one that stays, "
                      f"{servers[1].sizes[-1]:.0f} MiB of the other  {len(follower.lines):,} events followed", flush=True)
                done, next_report = count, next_report + given.report
                subprocess.run([given.program, "logs", "rotate", "--logs", logs], stdout=subprocess.DEVNULL, check=True)
        over.set()
        for client in clients:
            client.join(PATIENCE + 5)
        took = time.monotonic() - began
        problems = catch_up(follower, logs)
        ended += [server.end() for server in servers]
        problems += check(given.program, logs, clients, ended)
        counts = sum((client.counts for client in clients), collections.Counter())
        times = {kind: [each for client in clients for each in client.times[kind]] for kind in ("change", "read")}
        print(f"{given.clients} clients, 2 servers, {took:.0f} s, {servers[1].kills} kills, {servers[1].ends} orderly ends, {follower.streams} streams of the follower")
        for kind, all_of in times.items():
            print(f"{kind:8} {len(all_of):8,} answered  {len(all_of) / took:8,.0f}/s  p50 {percentile(all_of, .5)}  p99 {percentile(all_of, .99)}")
        print("answers  " + ", ".join(f"{status}: {count:,}" for status, count in sorted(counts.items(), key=str)))
        sizes, tenth = servers[0].sizes, max(1, len(servers[0].sizes) // 10)
        print(f"memory   {max(sizes):.0f} MiB and {max(servers[1].sizes):.0f} MiB at most; of the one that stays, by tenths of the time: "
              + ", ".join(f"{max(sizes[i:i + tenth]):.0f}" for i in range(0, len(sizes), tenth)))
        print("\n".join(problems) or f"nothing was lost and nothing made twice, of {sum(len(client.acknowledged) for client in clients):,} tasks")
        sys.exit(1 if problems else 0)


def catch_up(follower, logs):
    """Waits until the follower has as many events as the log, and compares them one by one."""
    lines = registry(logs)
    until = time.monotonic() + PATIENCE
    while len(follower.lines) < len(lines) and time.monotonic() < until:
        time.sleep(0.1)
    follower.over.set()
    if follower.lines == lines:
        return follower.problems
    wrong = next((i for i, (got, line) in enumerate(zip(follower.lines, lines)) if got != line), min(len(lines), len(follower.lines)))
    return follower.problems + [f"the follower got {len(follower.lines):,} of {len(lines):,} events, the first wrong one is number {wrong}"]


def registry(logs):
    """Its lines: those of rotated parts, whose names begin with where they begin, then those of the file that is written to."""
    parts = {}
    for file in sorted(Path(logs, "segments").glob("registry-*")):
        parts[file.name.split(".")[0]] = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    return b"".join([*(parts[name] for name in sorted(parts)), Path(logs, "registry.jsonl").read_bytes()]).splitlines()


def check(program, logs, clients, ended):
    problems = [f"a server ended with exit code {code}" for code in ended if code not in (0, 130, 143)]
    found = lines(logs)
    for client in clients:
        for task, event in client.acknowledged.items():
            if found[task].count(event) != 1:
                problems.append(f"{task}: {event} was acknowledged, and is there {found[task].count(event)} times")
    for task, events in found.items():
        problems += [f"{task}: {event} is there {count} times" for event, count in collections.Counter(events).items() if count > 1 and task.startswith("c")]
    for words in (["audit", "verify"], ["doctor"]):
        done = subprocess.run([program, *words, "--logs", logs], capture_output=True, text=True)
        if done.returncode:
            problems.append(f"{' '.join(words)}: exit code {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return problems


if __name__ == "__main__":
    main()
