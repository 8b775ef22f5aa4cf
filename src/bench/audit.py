"""Verifying a log of more than a million entries: beside sha256sum over the same files, and the same done in Python."""
import glob
import json
import os
import shutil
import subprocess
import sys

from measure import figures, ratio, rounds, spread, walls, whole_process

LINES = 1_200_000
SEED = 20260105
BAR = 500_000
PEER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peers", "verify_chain.py")


def filled(kit, program, place):
    """A log directory with an audit entry for each of so many generated events, not rotated: the peers read plain files."""
    logs, events = os.path.join(place, "logs"), os.path.join(place, "events.jsonl")
    print(f"\nfilling a log with {LINES:,} events …", flush=True)
    subprocess.run([os.path.join(kit.jdk, "bin", "java"), "-Xmx256m", "-cp", kit.class_path, "taskmgmt.bench.GenerateRegistry",
                    str(LINES), str(SEED), events], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([program, "events", "ingest", events, "--logs", logs, "--sync", "os"], check=True, stdout=subprocess.DEVNULL,
                   env=dict(os.environ, TASK_MGMT_ROTATE_SIZE="0"))
    os.remove(events)
    return logs


def per_second(name, entries, runs, bar=None):
    rates = sorted(entries / run.wall for run in runs)
    middle = rates[len(rates) // 2]
    verdict = "" if bar is None else f"   bar ≥ {bar:,}/s   {'met' if middle >= bar else 'NOT MET'}"
    print(f"  {name:38}{middle:>12,.0f} entries/s ({rates[0]:,.0f}–{rates[-1]:,.0f}){verdict}")


def agreement(program, logs):
    """Whether Python finds the same number of entries, head and root."""
    ours = json.loads(subprocess.run([program, "audit", "verify", "--json", "--logs", logs], check=True, capture_output=True).stdout)
    theirs = subprocess.run([sys.executable, PEER, logs], check=True, capture_output=True, text=True).stdout.split()
    same = [str(ours["chained_entries"]), ours["head"], ours["checks"]["tree"]["root"]] == theirs
    print(f"  entries, head and root of the Merkle tree against Python's: {'the same' if same else 'DIFFERENT'}")


def audit(kit, program, place, count):
    if not kit.jdk:
        return
    logs = filled(kit, program, place)
    files = sorted(glob.glob(os.path.join(logs, "*.jsonl")))
    ours, again = [program, "audit", "verify", "--logs", logs], [program, "audit", "verify", "--incremental", "--logs", logs]
    subprocess.run(again, check=True, stdout=subprocess.DEVNULL)
    contestants = {"task-mgmt audit verify": lambda: whole_process(ours, "task-mgmt"),
                   "the same --incremental, nothing new": lambda: whole_process(again, "task-mgmt"),
                   "sha256sum of the files": lambda: whole_process(["sha256sum", *files], "sha256sum"),
                   "python3, the same checks": lambda: whole_process([sys.executable, PEER, logs], "python3")}
    if shutil.which("taskset"):
        contestants["task-mgmt, one processor for all of it"] = lambda: whole_process(["taskset", "-c", "0", *ours], "task-mgmt")
    outcomes = rounds(count, contestants)
    size = sum(os.path.getsize(file) for file in files)
    figures(f"Verifying {LINES:,} entries, {size / 1e9:.2f} GB with the lines that they stand for, from the start of the program",
            outcomes)
    full = outcomes["task-mgmt audit verify"]
    for name, runs in outcomes.items():
        if "incremental" not in name and "sha256sum" not in name:
            per_second(name, LINES, runs, BAR if runs is full else None)
    ratio("wall, audit verify / sha256sum", walls(full), walls(outcomes["sha256sum of the files"]))
    ratio("wall, audit verify / python3, the same checks", walls(full), walls(outcomes["python3, the same checks"]))
    ratio("wall, --incremental with nothing new / full", walls(outcomes["the same --incremental, nothing new"]), walls(full))
    agreement(program, logs)
    print(f"  CPU of audit verify a thousand entries, ms: {spread([run.cpu / LINES * 1e6 for run in full], 2)}")
