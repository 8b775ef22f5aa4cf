#!/usr/bin/env python3
"""Three machines, one of which is cut off: python3 src/bench/machines.py [--program PROGRAM] [--tasks N]

Each machine is a network namespace of its own, joined by a bridge; on one of them the server runs, on the other two workers that take tasks over REST with
leases of 3 s, and know nothing but the address and a key. In the middle of it

  1. the server is killed by SIGKILL and started again;
  2. the network of one worker is cut while it holds a task; it works on, the lease ends, the other worker gets the task; the network comes back, and
     the first one reports what it has done, too late.

Then: every task is completed, each once; the late report was refused; nothing that was acknowledged is missing; the audit log is intact. Needs root, for the
namespaces, and openssl; says so where they cannot be had.
"""
import argparse
import json
import os
import secrets
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.join(PROJECT, "target", "task-mgmt", "bin", "task-mgmt")
LEASE = "3s"
PORT = 8443
NET = "10.213.7."
PATIENCE = 90


def sh(*words, check=True):
    return subprocess.run(words, check=check, capture_output=True, text=True)


# --- machines ---

class Machines:
    """Namespaces a, b and c with the addresses .1, .2 and .3, and one that joins them."""

    def __init__(self):
        self.mark = "tm" + secrets.token_hex(2)
        self.hub = self.mark + "h"

    def __enter__(self):
        sh("ip", "netns", "add", self.hub)
        sh("ip", "-n", self.hub, "link", "add", "br0", "type", "bridge")
        sh("ip", "-n", self.hub, "link", "set", "br0", "up")
        for number, name in enumerate("abc", 1):
            sh("ip", "netns", "add", self.of(name))
            sh("ip", "-n", self.hub, "link", "add", "to" + name, "type", "veth", "peer", "name", "eth0", "netns", self.of(name))
            sh("ip", "-n", self.hub, "link", "set", "to" + name, "master", "br0", "up")
            sh("ip", "-n", self.of(name), "addr", "add", f"{NET}{number}/24", "dev", "eth0")
            sh("ip", "-n", self.of(name), "link", "set", "lo", "up")
            sh("ip", "-n", self.of(name), "link", "set", "eth0", "up")
        return self

    def of(self, name):
        return self.mark + name

    def on(self, name, *words):
        """A command that runs on that machine."""
        return ["ip", "netns", "exec", self.of(name), *words]

    def cut(self, name):
        sh("ip", "-n", self.hub, "link", "set", "to" + name, "down")

    def join(self, name):
        sh("ip", "-n", self.hub, "link", "set", "to" + name, "up")

    def __exit__(self, *_):
        for name in ("a", "b", "c", "h"):
            sh("ip", "netns", "del", self.mark + name, check=False)


# --- a worker, which is this script again, on its own machine ---

class Rest:
    def __init__(self, certificate, key):
        self.context = ssl.create_default_context(cafile=certificate)
        self.key = key

    def ask(self, path, body, patience=PATIENCE):
        """Status and answer; tries again while nobody answers."""
        request = urllib.request.Request(f"https://{NET}1:{PORT}/api/v1/tasks/{path}", json.dumps(body).encode(),
                                         {"Authorization": "Bearer " + self.key, "Content-Type": "application/json"})
        end = time.monotonic() + patience
        while True:
            try:
                with urllib.request.urlopen(request, timeout=4, context=self.context) as answer:
                    text = answer.read()
                    return answer.status, json.loads(text) if text else None
            except urllib.error.HTTPError as refused:
                if refused.code not in (429, 503) or time.monotonic() > end:
                    return refused.code, json.loads(refused.read() or b"null")
            except OSError:
                if time.monotonic() > end:
                    raise
            time.sleep(0.2)


def work(certificate, name):
    """Claims and completes until there is nothing left; says each step on a line of its own."""
    rest = Rest(certificate, os.environ["MACHINE_KEY"])
    empty = 0
    while empty < 8:
        status, task = rest.ask("claim", {"lease": LEASE, "worker": name})
        if status == 204:
            empty += 1
            time.sleep(1)
            continue
        empty = 0
        said("claimed", task["task_id"], task["attempt"])
        if task["task_id"] == "long" and name == "b":
            wait_for_release()
        else:
            time.sleep(0.02)
        status, _ = rest.ask(task["task_id"] + "/complete", {"token": task["token"], "result": name})
        said("completed" if status == 200 else f"refused {status}", task["task_id"], task["attempt"])


def wait_for_release():
    """The work takes until whoever watches says that it is done."""
    said("holds", "long", 1)
    sys.stdin.readline()


def said(*words):
    print(*words, flush=True)


class Worker:
    def __init__(self, machines, name, certificate, key):
        self.lines = []
        self.changed = threading.Condition()
        self.process = subprocess.Popen(machines.on(name, sys.executable, os.path.abspath(__file__), "--work", certificate, "--name", name),
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "MACHINE_KEY": key})
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        for line in self.process.stdout:
            with self.changed:
                self.lines.append(line.strip())
                self.changed.notify_all()

    def await_line(self, begin):
        with self.changed:
            if not self.changed.wait_for(lambda: any(line.startswith(begin) for line in self.lines), PATIENCE):
                sys.exit(f"machines: nobody said '{begin}': {self.lines[-5:]}")

    def count(self, begin):
        with self.changed:
            return sum(line.startswith(begin) for line in self.lines)


# --- the whole of it ---

def serve(machines, program, place, certificate):
    process = subprocess.Popen(machines.on("a", program, "serve", "--listen", NET + "1", "--port", str(PORT), "--tls-cert", certificate, "--tls-key",
                                           os.path.join(place, "key.pem"), "--host-name", NET + "1", "--logs", os.path.join(place, "logs")),
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=open(os.path.join(place, "serve.txt"), "ab"))
    return process


def run(program, tasks, place, machines):
    logs = os.path.join(place, "logs")
    certificate = os.path.join(place, "cert.pem")
    sh("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", os.path.join(place, "key.pem"), "-out", certificate,
       "-days", "2", "-subj", "/CN=tasks", "-addext", f"subjectAltName=IP:{NET}1")
    events = "".join(json.dumps({"event": "task.created", "task_id": f"t{i}", "title": f"t{i}", "ts": f"2026-01-05T10:{i // 60:02}:{i % 60:02}Z"}) + "\n" for i in range(tasks))
    events += json.dumps({"event": "task.created", "task_id": "long", "title": "takes long", "priority": 10, "ts": "2026-01-05T09:00:00Z"}) + "\n"
    subprocess.run([program, "events", "ingest", "-", "--logs", logs], input=events, check=True, capture_output=True, text=True)
    key = json.loads(sh(program, "key", "create", "--name", "machines", "--role", "reporter", "--json", "--logs", logs).stdout)["key"]
    server = serve(machines, program, place, certificate)
    workers = []
    try:
        first = Worker(machines, "b", certificate, key)
        workers.append(first)
        first.await_line("holds long")
        second = Worker(machines, "c", certificate, key)
        workers.append(second)
        second.await_line("completed t")
        # The server dies in the middle of it, and comes back.
        server.send_signal(signal.SIGKILL)
        server.wait()
        done = second.count("completed")
        server = serve(machines, program, place, certificate)
        # One machine is cut off while it holds a task, which the other one gets when the lease is over.
        machines.cut("b")
        second.await_line("claimed long 2")
        second.await_line("completed long 2")
        first.process.stdin.write("done\n")
        first.process.stdin.flush()
        machines.join("b")
        first.await_line("refused")
        for each in workers:
            each.process.wait(PATIENCE)
            each.reader.join()
    finally:
        for each in workers:
            each.process.kill()
        server.send_signal(signal.SIGTERM)
        server.wait(30)
    return check(program, logs, tasks, workers, done)


def check(program, logs, tasks, workers, before):
    """The record against what the workers were told."""
    acknowledged = [line.split()[1] for each in workers for line in each.lines if line.startswith("completed")]
    refused = [line for each in workers for line in each.lines if line.startswith("refused")]
    completed = {}
    with open(os.path.join(logs, "registry.jsonl"), encoding="utf-8") as registry:
        for line in registry:
            event = json.loads(line)
            if event["event"] == "task.completed":
                completed[event["task_id"]] = completed.get(event["task_id"], 0) + 1
    listed = json.loads(sh(program, "task", "list", "-o", "json", "--columns", "task_id,status", "--logs", logs).stdout)
    audit = sh(program, "audit", "verify", "--logs", logs, check=False)
    facts = {
        "every task is completed": all(row["status"] == "completed" for row in listed) and len(listed) == tasks + 1,
        "each was completed once": all(count == 1 for count in completed.values()) and len(completed) == tasks + 1,
        "no acknowledgement is missing or double": sorted(acknowledged) == sorted(set(acknowledged)) and set(acknowledged) <= set(completed),
        "the late report of the machine that was cut off was refused": refused == ["refused 409 long 1"],
        "there was work before and after the server died": 0 < before < len(acknowledged),
        "the audit log is intact": audit.returncode == 0,
    }
    for fact, holds in facts.items():
        print(f"{'yes' if holds else 'NO ':3}  {fact}")
    print(f"{tasks + 1} tasks, {len(acknowledged)} acknowledged: " + ", ".join(f"{each.count('completed')} by {name}" for name, each in zip("bc", workers)))
    if not all(facts.values()):
        print(*[line for each in workers for line in each.lines if not line.startswith(("claimed t", "completed t"))], audit.stdout, sep="\n")
    return all(facts.values())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=PROGRAM)
    parser.add_argument("--tasks", type=int, default=150)
    parser.add_argument("--work")
    parser.add_argument("--name")
    options = parser.parse_args()
    if options.work:
        work(options.work, options.name)
        return
    if os.geteuid() != 0 or not shutil.which("ip") or not shutil.which("openssl"):
        print("skipped: this needs root, ip and openssl")
        return
    with tempfile.TemporaryDirectory() as place:
        try:
            machines = Machines().__enter__()
        except subprocess.CalledProcessError as refused:
            print("skipped: no network namespaces here: " + refused.stderr.strip())
            return
        try:
            holds = run(os.path.abspath(options.program), options.tasks, place, machines)
        finally:
            machines.__exit__()
    sys.exit(0 if holds else 1)


main()
