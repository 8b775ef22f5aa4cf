#!/usr/bin/env python3
"""Tries to make task-mgmt lose a record, and prints what it counted. Exits 0 only if nothing was lost.

    python3 src/bench/torture.py [--quick] [--only PART]... [--scenario NAME]... [--seed N] [--program FILE]

Parts: faults (every step of a command fails, in one process), syscalls (real processes under strace), disk (full and
read-only file systems, needs root), followers (a directory that vanishes), writers (many processes, killed at random),
mutations (every small change of the record is found). What the machine does not allow is named and left out.
--quick takes some three minutes on two cores; everything takes about an hour, most of it syscalls and faults.
Build the program and its tests before: mvn -DskipTests package
"""
import argparse
import collections
import concurrent.futures
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = ["faults", "syscalls", "disk", "followers", "writers", "mutations"]
SYSCALLS = ["write", "pwrite64", "fdatasync", "fsync", "openat", "rename", "renameat", "ftruncate", "unlink", "mkdir", "link", "chmod"]
FAULTS = {"kill": "signal=SIGKILL", "EIO": "error=EIO", "ENOSPC": "error=ENOSPC"}
LOGS = ["registry.jsonl", "incidents.jsonl", "immutable_audit.jsonl", "events.jsonl"]
DOCTOR = "task-mgmt doctor --fix"


class Count(collections.Counter):
    """What one part has seen; only ever added to."""

    def __init__(self):
        super().__init__()
        self.problems = []

    def add(self, other):
        self.update(other)
        self.problems += other.problems

    def problem(self, text):
        self.problems.append(text)
        print(f"  PROBLEM {text}", file=sys.stderr)


class Logs:
    """A log directory that real commands change, and what they acknowledged."""

    def __init__(self, program, directory):
        self.program, self.directory, self.acknowledged = program, Path(directory), set()
        self.lost_for_good = False

    def run(self, *arguments, stdin=None, under=()):
        environment = dict(os.environ, TASK_MGMT_LOGS=str(self.directory), TASK_MGMT_KEYS=str(self.keys()))
        return subprocess.run([*under, str(self.program), *arguments], env=environment, input=stdin,
                              capture_output=True, text=True, check=False)

    def keys(self):
        return self.directory.with_name(self.directory.name + ".keys")

    def must(self, *arguments, **options):
        done = self.run(*arguments, **options)
        if done.returncode != 0:
            raise SystemExit(f"cannot prepare: {' '.join(arguments)}: {done.stderr}")
        return done.stdout.strip()

    def create(self, name):
        done = self.run("task", "create", "--title", name, "--id", name)
        if done.returncode == 0:
            self.acknowledged.add(f"task.created {name}")
        return done

    def file(self, name):
        return self.directory / name

    def copy(self, to):
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(self.directory, to)
        copied = Logs(self.program, to)
        copied.acknowledged = set(self.acknowledged)
        copied.lost_for_good = self.lost_for_good
        shutil.rmtree(copied.keys(), ignore_errors=True)
        if self.keys().exists():
            shutil.copytree(self.keys(), copied.keys())
        return copied

    def content(self, name):
        """All bytes of a log: of its segments, of which the plain file of two counts, and of the active file."""
        parts = {}
        for path in sorted(self.file("segments").glob(name.replace(".jsonl", "-*.jsonl*"))):
            if not path.name.endswith(".tmp"):
                parts.setdefault(path.name.removesuffix(".gz"), path)
        whole = b"".join(gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
                         for _, path in sorted(parts.items()))
        return whole + (self.file(name).read_bytes() if self.file(name).exists() else b"")

    def records(self, count):
        found = collections.Counter()
        for name in LOGS[:2]:
            path = self.file(name)
            for line in self.content(name).split(b"\n"):
                if line.strip():
                    try:
                        record = json.loads(line)
                    except ValueError:
                        count.problem(f"{path}: not a record: {line[:60]!r}")
                        continue
                    found[f"{record['event']} {record['task_id']}" if "event" in record
                          else f"incident {record['status']} {record['incident_id']}"] += 1
        return found

    def check(self, count, what):
        """What must hold after any command that went well."""
        found = self.records(count)
        count["acknowledged"] += len(self.acknowledged)
        lost = [record for record in self.acknowledged if not found[record]]
        twice = [record for record, times in found.items() if times > 1]
        count["lost"] += len(lost)
        count["duplicated"] += len(twice)
        if lost or twice:
            count.problem(f"{what}: lost {lost[:3]}, twice {twice[:3]}")
        verified = self.run("audit", "verify")
        if verified.returncode != (1 if self.lost_for_good else 0):
            count.problem(f"{what}: audit verify says {verified.stdout.strip()[:300]}")
        audit = self.content("immutable_audit.jsonl").decode(errors="replace").splitlines()
        repaired = [json.loads(line) for line in audit if '"action":"log_repaired"' in line]
        count["repaired"] += len(repaired)
        for entry in repaired:
            kept = entry["metadata"].get("quarantine")
            if kept:
                size = (self.file(".state/quarantine") / kept).stat().st_size
                count["quarantined_bytes"] += size
                if size != entry["metadata"]["length"]:
                    count.problem(f"{what}: {kept} has {size} bytes")

    def accept_failed_sync(self, count, what):
        """After a failed sync writers refuse until the doctor was there."""
        mark = self.file(".state/unsynced")
        if not mark.exists():
            return
        refused = self.run("task", "create", "--title", "refused", "--id", "refused")
        if refused.returncode != 5 or DOCTOR not in refused.stderr:
            count.problem(f"{what}: exit code {refused.returncode} after a failed sync: {refused.stderr.strip()}")
        self.mend(count, what)
        if mark.exists():
            count.problem(f"{what}: the doctor leaves the mark of the failed sync")

    def mend(self, count, what):
        mended = self.run("doctor", "--fix", "--accept-loss")
        if mended.returncode != 0:
            count.problem(f"{what}: doctor --fix: exit code {mended.returncode}: {(mended.stdout + mended.stderr).strip()[:300]}")


# --- real processes under strace ---

def two_tasks(logs):
    logs.create("one")
    logs.create("two")
    logs.must("task", "start", "one")


def an_incident(logs):
    two_tasks(logs)
    logs.incident = logs.must("incident", "open", "--failure-mode", "port_in_use", "--severity", "high").split()[0]


def torn(logs):
    two_tasks(logs)
    audit = logs.file("immutable_audit.jsonl").read_bytes()
    logs.must("task", "create", "--title", "lost", "--id", "lost")
    logs.file("immutable_audit.jsonl").write_bytes(audit)
    registry = logs.file("registry.jsonl").read_bytes()
    logs.file("registry.jsonl").write_bytes(registry[:-20])


def unvouched(logs):
    two_tasks(logs)
    audit = logs.file("immutable_audit.jsonl").read_bytes()
    logs.create("vouched_later")
    logs.file("immutable_audit.jsonl").write_bytes(audit)


def bus(logs):
    two_tasks(logs)
    logs.file("events.jsonl").write_text("".join(
        f'{{"event":"{event}","task_id":"bus"}}\n' for event in ["task.created", "task.started", "task.completed"]) + "no event\n")


def large(logs):
    lines = "".join(f'{{"ts":"2026-01-05T12:00:00Z","event":"task.created","task_id":"t{i}","task_type":"torture","title":"{"x" * 120}"}}\n'
                    for i in range(24000))
    logs.must("events", "ingest", "-", stdin=lines)
    logs.acknowledged.update(f"task.created t{i}" for i in range(24000))


def two_segments(logs):
    two_tasks(logs)
    logs.must("logs", "rotate", "--no-compress")
    logs.create("three")
    logs.must("logs", "rotate", "--no-compress")


def a_key(logs):
    two_tasks(logs)
    logs.must("audit", "key", "init", "--name", "example.com/torture")
    logs.must("audit", "checkpoint")


def a_changed_byte(logs):
    two_tasks(logs)
    registry = bytearray(logs.file("registry.jsonl").read_bytes())
    registry[60] ^= 1
    logs.file("registry.jsonl").write_bytes(registry)
    with open(logs.file("incidents.jsonl"), "ab") as incidents:
        incidents.write(b"rubbish\x01\n")


def a_shortened_log(logs):
    logs.create("one")
    logs.must("task", "create", "--title", "lost", "--id", "lost")
    logs.file("registry.jsonl").write_bytes(logs.file("registry.jsonl").read_bytes()[:-100])
    logs.lost_for_good = True


def a_failed_sync(logs):
    two_tasks(logs)
    logs.file(".state/unsynced").write_text("a sync has failed\n")


def a_policy(logs):
    two_tasks(logs)
    logs.file("policy.json").write_text('{"version":1,"default":"allow"}')


MEND = ["doctor", "--fix", "--accept-loss"]
CREATE = ["task", "create", "--title", "new", "--id", "new"]
SCENARIOS = {
    "create": (two_tasks, lambda logs: CREATE, "task.created new"),
    "repair": (torn, lambda logs: CREATE, "task.created new"),
    "complete": (two_tasks, lambda logs: ["task", "complete", "one"], "task.completed one"),
    "incident": (an_incident, lambda logs: ["incident", "resolve", logs.incident], None),
    "bus": (bus, lambda logs: CREATE, "task.created new"),
    "backfill": (unvouched, lambda logs: CREATE, "task.created new"),
    "first": (lambda logs: None, lambda logs: CREATE, "task.created new"),
    "rotate": (two_tasks, lambda logs: ["logs", "rotate"], None),
    "compress": (two_segments, lambda logs: ["logs", "rotate", "--max-size", "1G"], None),
    "key init": (two_tasks, lambda logs: ["audit", "key", "init", "--name", "example.com/torture"], None),
    "key rotate": (a_key, lambda logs: ["audit", "key", "rotate"], None),
    "audit checkpoint": (a_key, lambda logs: ["audit", "checkpoint"], None),
    "policy": (a_policy, lambda logs: CREATE, "task.created new"),
    "doctor bytes": (a_changed_byte, lambda logs: MEND, None),
    "doctor loss": (a_shortened_log, lambda logs: MEND, None),
    "doctor sync": (a_failed_sync, lambda logs: MEND, None),
    "checkpoint": (large, lambda logs: ["stats"], None),
}


def calls(logs, command, work):
    """How often each system call is made, by the thread that makes it most often."""
    trace = work / "trace"
    logs.run(*command, under=strace(logs, command, SYSCALLS, trace))
    made = collections.Counter()
    for line in trace.read_text(errors="replace").splitlines():
        call = re.match(r"(\d+) +(\w+)\(", line)
        if call:
            made[call.groups()] += 1
    return {name: max((n for (_, call), n in made.items() if call == name), default=0) for name in SYSCALLS}


def strace(logs, command, names, trace, inject=None):
    """openat is what every start of Java does hundreds of times: only that of our files counts. The doctor looks for
    segments at every turn; what comes of it where that fails, other commands show."""
    paths = []
    if names == ["openat"]:
        below = [*LOGS, ".state/lock", ".state/heads.tmp", ".state/unsynced", ".state/signing.tmp"]
        below += [] if command[0] == "doctor" else ["segments"]
        for path in [logs.directory, logs.file(".state"), logs.file(".state/quarantine"), *map(logs.file, below)]:
            paths += ["-P", str(path)]
    return ["strace", "-f", "-qq", "-o", str(trace), *paths, "-e", "trace=" + ",".join(names),
            *(["-e", inject] if inject else [])]


def syscalls(options, work, count):
    if subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], check=False).returncode != 0:
        print("  left out: strace does not run here")
        return
    chosen = options.scenario or (["create", "audit checkpoint"] if options.quick else list(SCENARIOS))
    for name in chosen:
        prepare, command, acknowledges = SCENARIOS[name]
        template = Logs(options.program, work / "template")
        for left in [template.directory, template.keys()]:
            shutil.rmtree(left, ignore_errors=True)
        template.directory.mkdir()
        prepare(template)
        made = calls(template.copy(work / "logs"), command(template), work)
        logs = template.copy(work / "logs")
        made["openat"] = opened(logs, command(template), work)
        places = [(name, fault, call, nth) for call, times in made.items() for fault in kinds(call, options)
                  for nth in range(1, times + 1)]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
            for part in workers.map(lambda place: one_fault(template, command(template), acknowledges, place, work), places):
                count.add(part)
        print(f"  {name}: {sum(made.values())} system calls, {count['faults']} faults so far", flush=True)


def kinds(call, options):
    """A kill at an opening is one behind the change before it; and a full disk fails it as a broken one does."""
    return ["kill"] if options.quick else ["EIO"] if call == "openat" else list(FAULTS)


def opened(logs, command, work):
    trace = work / "trace"
    logs.run(*command, under=strace(logs, command, ["openat"], trace))
    made = collections.Counter(line.split()[0] for line in trace.read_text().splitlines() if "openat(" in line)
    return max(made.values(), default=0)


def one_fault(template, command, acknowledges, where, work):
    name, fault, call, nth = where
    what = f"{name}: {fault} at {call} {nth}"
    count = Count()
    work = work / f"worker{threading.get_ident()}"
    work.mkdir(exist_ok=True)
    logs = template.copy(work / "logs")
    trace = work / "trace"
    inject = f"inject={call}:{FAULTS[fault]}:when={nth}"
    done = logs.run(*command, under=strace(logs, command, [call], trace, inject))
    text = trace.read_text(errors="replace")
    if "INJECTED" not in text and "killed by SIGKILL" not in text:
        return count
    count["faults"] += 1
    if done.returncode == 0 and acknowledges:
        logs.acknowledged.add(acknowledges)
    if "a bug in task-mgmt" in done.stderr:
        count.problem(f"{what}: {done.stderr.strip()[:200]}")
    if name.startswith("doctor"):
        logs.mend(count, what)
    else:
        logs.accept_failed_sync(count, what)
    after = logs.create("after")
    if after.returncode != 0:
        count.problem(f"{what}: the next command fails: {after.stderr.strip()[:300]}")
    logs.check(count, what)
    return count


# --- the file system ---

def mounted(work, size):
    place = work / "mounted"
    place.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        print("  left out: mounting takes root")
        return None
    return place


def disk(options, work, count):
    place = mounted(work, "1m")
    if place is None:
        return
    try:
        full_disk(Logs(options.program, place / "logs"), place, options, count)
        read_only(Logs(options.program, place / "logs2"), place, count)
    finally:
        subprocess.run(["umount", str(place)], check=False)


def full_disk(logs, place, options, count):
    """Fills up by records of every size, is emptied and filled again, and never holds half a record."""
    logs.create("first")
    for turn in range(2 if options.quick else 8):
        ballast = place / "ballast"
        free = os.statvfs(place)
        ballast.write_bytes(b"x" * max(0, free.f_bavail * free.f_frsize - 200_000 - turn * 4096))
        for i in range(40):
            name = f"full_{turn}_{i}"
            done = logs.run("task", "create", "--title", name, "--id", name, "--metadata", f"text={'x' * (1000 + 997 * i)}")
            if done.returncode == 0:
                logs.acknowledged.add(f"task.created {name}")
            elif done.returncode == 5 and len(done.stderr.splitlines()) == 1:
                count["faults"] += 1
                break
            else:
                count.problem(f"a full disk: exit code {done.returncode}: {done.stderr.strip()}")
        with open(place / "filler", "wb", buffering=0) as filler:
            try:
                while filler.write(b"x" * 4096) == 4096:
                    pass
            except OSError:
                pass
        if logs.run("task", "create", "--title", "no room", "--id", "noroom").returncode != 5:
            count.problem("a disk without a byte left: no exit code 5")
        count["faults"] += 1
        (place / "filler").unlink()
        ballast.unlink()
        if logs.create(f"room_{turn}").returncode != 0:
            count.problem("the disk has room again, but nothing is written")
        logs.check(count, "a full disk")


def read_only(logs, place, count):
    """A follower goes on reading; writers say so, and go on when the disk is writable again."""
    logs.create("before")
    with following(logs, "events", "follow", "--from-start", "--count", "2") as follower:
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        refused = logs.create("refused")
        count["faults"] += 1
        if refused.returncode != 5 or len(refused.stderr.splitlines()) != 1:
            count.problem(f"read-only: exit code {refused.returncode}: {refused.stderr.strip()}")
        subprocess.run(["mount", "-o", "remount,rw", str(place)], check=True)
        logs.create("again")
        expect_lines(follower, ["before", "again"], count, "read-only")
    logs.check(count, "read-only")


# --- followers ---

def following(logs, *arguments):
    return subprocess.Popen([str(logs.program), *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                            env=dict(os.environ, TASK_MGMT_LOGS=str(logs.directory)))


def expect_lines(follower, ids, count, what):
    try:
        out, err = follower.communicate(timeout=30)
    except subprocess.TimeoutExpired:
        follower.kill()
        out, err = follower.communicate()
        count.problem(f"{what}: the follower does not go on")
    found = [wanted for wanted in ids if wanted in out]
    if found != ids or follower.returncode != 0:
        count.problem(f"{what}: the follower saw {found} of {ids}, exit code {follower.returncode}: {err.strip()}")
    return err


def followers(options, work, count):
    for command in [("events", "follow"), ("task", "watch")]:
        logs = Logs(options.program, work / "vanishing")
        shutil.rmtree(logs.directory, ignore_errors=True)
        logs.create("before")
        with following(logs, *command, "--from-start", "--count", "2") as follower:
            first = follower.stdout.readline()
            shutil.rmtree(logs.directory)
            count["faults"] += 1
            time.sleep(1)  # for the follower to look at least once at nothing
            logs.acknowledged.clear()
            logs.create("afterwards")
            follower_said = expect_lines(follower, ["afterwards"], count, f"{' '.join(command)}: its directory vanished")
            expected = "the log directory was removed"
            if expected not in follower_said:
                count.problem(f"{' '.join(command)}: does not say that its directory vanished: {follower_said}")
            if "before" not in first:
                count.problem(f"{' '.join(command)}: saw {first}")
        logs.check(count, "a directory that vanished")


# --- what other programs count ---

def java(options, main, *arguments):
    """Our classes and those of the tests, on the Java runtime and with the libraries that the program brings."""
    lib = options.program.parent.parent / "lib"
    classes = [ROOT / "target/classes", ROOT / "target/test-classes", *sorted(lib.glob("*.jar"))]
    return [str(lib / "runtime/bin/java"), f"-Dseed={options.seed}", "-cp", ":".join(map(str, classes)), main, *arguments]


def faults(options, work, count):
    wanted = ["step create", "step torn_both", "step compress", "step key", "step doctor_rotated", "power bus", "threads", "blocks"] if options.quick else []
    command = java(options, "taskmgmt.store.fault.FaultRun", str(work), *wanted)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        for line in run.stdout:
            part = json.loads(line)
            print(f"  {part['part']}: {part['faults']} faults", flush=True)
            for key in ["faults", "acknowledged", "lost", "duplicated", "repaired", "quarantined_bytes"]:
                count[key] += part[key]
            if part["problems"]:
                count.problem(f"{part['part']}: {part['problems']} problems, see above")
    if run.returncode not in (0, 1) or not count["faults"]:
        count.problem(f"the faults in one process did not come to their end: exit code {run.returncode}")


def writers(options, work, count):
    command = [str(ROOT / "src/bench/stress"), "--seed", str(options.seed), "--program", str(options.program)]
    done = subprocess.run(command + (["--quick"] if options.quick else []), capture_output=True, text=True, check=False,
                          env=dict(os.environ, TMPDIR=str(work)))
    killed = re.search(r"(\d+) writers were killed", done.stdout)
    count["faults"] += int(killed.group(1)) if killed else 0
    for name, value in re.findall(r"acknowledged tasks (missing): (\d+)|$", done.stdout):
        count["lost"] += int(value) if name else 0
    count["duplicated"] += sum(int(n) for n in re.findall(r"tasks there twice: (\d+)", done.stdout))
    acknowledged = re.search(r"acknowledged tasks: (\d+)", done.stdout)
    count["acknowledged"] += int(acknowledged.group(1)) if acknowledged else 0
    if done.returncode != 0:
        count.problem(f"many writers: {done.stdout} {done.stderr}")


def mutations(options, work, count):
    done = subprocess.run(java(options, "taskmgmt.store.verify.MutationRun"), capture_output=True, text=True, check=False)
    print("  " + done.stdout.strip().replace("\n", "\n  "))
    tried = re.search(r"mutations tried (\d+), found (\d+), documented exceptions (\d+)", done.stdout)
    if done.returncode != 0 or not tried:
        count.problem(f"mutations: {done.stdout} {done.stderr}")
    elif tried:
        count["mutations_tried"] += int(tried.group(1))
        count["mutations_found"] += int(tried.group(2))
        count["mutations_documented"] += int(tried.group(3))


def table(counts):
    rows = ["faults", "acknowledged", "lost", "duplicated", "repaired", "quarantined_bytes", "mutations_tried",
            "mutations_found", "mutations_documented"]
    names = ["faults injected", "records acknowledged", "records lost", "records there twice", "torn tails repaired",
             "bytes in quarantine", "mutations tried", "mutations found", "documented exceptions"]
    print("\n" + " " * 22 + "".join(f"{part:>12}" for part in counts) + f"{'all':>14}")
    for row, name in zip(rows, names):
        print(f"{name:<22}" + "".join(f"{count[row]:>12}" for count in counts.values())
              + f"{sum(count[row] for count in counts.values()):>14}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--quick", action="store_true", help="a small run, within some minutes")
    arguments.add_argument("--only", action="append", choices=PARTS, help="only this part; may be repeated")
    arguments.add_argument("--scenario", action="append", choices=SCENARIOS, help="of syscalls, only this one; may be repeated")
    arguments.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(3), "big"), help="of what is random")
    arguments.add_argument("--program", type=Path, default=ROOT / "target/task-mgmt/bin/task-mgmt")
    options = arguments.parse_args()
    options.program = options.program.resolve()
    if not os.access(options.program, os.X_OK):
        arguments.error(f"no {options.program}: build it first, mvn -DskipTests package")
    print(f"seed {options.seed}")
    counts = {}
    for part in options.only or PARTS:
        print(part, flush=True)
        counts[part] = Count()
        with tempfile.TemporaryDirectory(prefix="torture") as work:
            globals()[part](options, Path(work), counts[part])
    table(counts)
    problems = [problem for count in counts.values() for problem in count.problems]
    print(f"\n{len(problems)} problems" if problems else "\nnothing was lost")
    return 1 if problems or any(count["lost"] or count["duplicated"] for count in counts.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
