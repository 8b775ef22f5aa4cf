#!/usr/bin/env python3
"""Scores `task-mgmt anomalies` on made-up runs of which it is known which are slow, or fast: python3 src/bench/anomalies.py

Prints precision (the share of what it lists that is slow) and recall (the share of what is slow that it lists) of all
methods on the published set, and on one in which the same runs are fast instead, with `--direction` slow and fast. Exits
with 1 where one is below 0.95. Then the same for harder and easier sets of slow runs, where
nothing is promised: where a group varies so much that its usual runs reach into what is called slow, no rule can tell
them apart.

The published set, the same for the same --seed: seven groups of 3,000 runs, which usually take from 0.2 s to 3 h. The
logarithms of their durations are normal, with a standard deviation from 0.2 (two of three runs within a fifth of the
median) to 0.5 (within two fifths below and two thirds above), another one for each group. One run in fifty is slow: it takes
4 to 20 times its group's median, or a 4th to a 20th where it is fast, all factors alike. One in twenty fails before its time.

Needs the image of `mvn -B -DskipTests package`, or another program by --program. Writes only below target/bench.
"""
import argparse
import datetime
import json
import math
import os
import random
import shutil
import subprocess
import sys

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WORK = os.path.join(PROJECT, "target", "bench", "anomalies")
PROGRAM = os.path.join(PROJECT, "target", "task-mgmt", "bin", "task-mgmt")
METHODS = ("ratio", "robust", "forecast")
SIDES = ("slow", "fast")
BAR = 0.95
# It lists what its allowed rate of false alarms leaves, so the set promises nothing of it.
WITHOUT_BAR = ("forecast",)

START = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)
MONTH = 30 * 24 * 3600
# Subsystem, type, median in seconds, and the deviation of the logarithms in the published set.
GROUPS = (
    ("web", "probe", 0.2, 0.35),
    ("web", "cache_warmup", 2.0, 0.5),
    ("search", "index_refresh", 10.0, 0.2),
    ("search", "embedding_batch", 45.0, 0.4),
    ("storage", "compaction", 300.0, 0.3),
    ("storage", "backup", 2400.0, 0.25),
    ("ml", "training", 10800.0, 0.45),
)
RUNS = 3000
SLOW = 0.02
FACTORS = (4, 20)
FAILED = 0.05


def runs(seed, noise, count, slow, side):
    """Yields (id, subsystem, type, seconds from the start, duration, whether it succeeds, whether it is planted)."""
    chance = random.Random(seed)
    for subsystem, task_type, median, own_noise in GROUPS:
        for number in range(count):
            planted = chance.random() < slow
            far = chance.uniform(*FACTORS) if planted else 1
            factor = (far if side == "slow" else 1 / far) if planted else math.exp(chance.gauss(0, noise or own_noise))
            fails = not planted and chance.random() < FAILED
            duration = median * factor * (chance.random() if fails else 1)
            yield f"{subsystem}_{task_type}_{number:08x}", subsystem, task_type, chance.uniform(0, MONTH), duration, not fails, planted


def moment(seconds):
    return (START + datetime.timedelta(seconds=seconds)).isoformat(timespec="microseconds").replace("+00:00", "Z")


def write_events(path, all_runs):
    """Writes what happened in the order of time, and returns the ids of what is planted."""
    events = []
    for task_id, subsystem, task_type, at, duration, succeeds, _ in all_runs:
        created = {"event": "task.created", "task_id": task_id, "task_type": task_type, "subsystem": subsystem, "title": task_type}
        events.append((at, 0, created))
        events.append((at + 0.05, 1, {"event": "task.started", "task_id": task_id}))
        events.append((at + 0.05 + duration, 2, {"event": "task.completed" if succeeds else "task.failed", "task_id": task_id}))
    events.sort(key=lambda event: (event[0], event[2]["task_id"], event[1]))
    with open(path, "w", encoding="utf-8") as out:
        for at, _, event in events:
            out.write(json.dumps({"ts": moment(at), **event}) + "\n")
    return {run[0] for run in all_runs if run[6]}


def scores(program, seed, noise=None, count=RUNS, slow=SLOW, side="slow"):
    """Per method: how many are found, how many of them are right, how many there are."""
    shutil.rmtree(WORK, ignore_errors=True)
    os.makedirs(WORK)
    events, logs = os.path.join(WORK, "events.jsonl"), os.path.join(WORK, "logs")
    planted = write_events(events, list(runs(seed, noise, count, slow, side)))
    subprocess.run([program, "events", "ingest", events, "--logs", logs], check=True, stdout=subprocess.DEVNULL)
    result = {}
    for method in METHODS:
        command = [program, "anomalies", "--logs", logs, "--since", START.isoformat(), "--method", method, "--direction", side, "--json"]
        found = {item["task_id"] for item in json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)}
        result[method] = (len(found), len(found & planted), len(planted))
    return result


def precision_and_recall(score):
    found, right, planted = score
    return right / max(found, 1), right / max(planted, 1)


def published(program, seed, side):
    print(f"the published set, seed {seed}: {len(GROUPS)} groups of {RUNS:,} runs, some of them {side}")
    print(f"  {'method':10}{side:>7}{'found':>7}{'right':>7}{'precision':>11}{'recall':>8}   bar {BAR}")
    met = True
    for method, score in scores(program, seed, side=side).items():
        found, right, planted = score
        precision, recall = precision_and_recall(score)
        passed = min(precision, recall) >= BAR
        met &= passed or method in WITHOUT_BAR
        print(f"  {method:10}{planted:>7}{found:>7}{right:>7}{precision:>11.3f}{recall:>8.3f}   {'met' if passed else '-' if method in WITHOUT_BAR else 'NOT MET'}")
    return met


def others(program, seed):
    print("\nother sets, precision / recall: the same noise in all groups")
    print(f"  {'noise':>6}{'runs':>7}{'slow':>7}" + "".join(f"{method:>18}" for method in METHODS))
    for noise, count, slow in ((0.2, 1000, 0.02), (0.3, 1000, 0.02), (0.4, 1000, 0.02), (0.5, 1000, 0.02), (0.7, 1000, 0.02),
                               (0.3, 1000, 0.005), (0.3, 1000, 0.05), (0.3, 1000, 0.1), (0.3, 1000, 0.2),
                               (0.3, 20, 0.05), (0.3, 50, 0.05), (0.3, 200, 0.05)):
        row = scores(program, seed, noise, count, slow)
        cells = ["{:.3f} / {:.3f}".format(*precision_and_recall(row[method])) for method in METHODS]
        print(f"  {noise:>6}{count:>7}{slow:>7.1%}" + "".join(f"{cell:>18}" for cell in cells))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only-published", action="store_true", help="leave out the other sets")
    options.add_argument("--program", default=PROGRAM)
    chosen = options.parse_args()
    if not os.access(chosen.program, os.X_OK):
        sys.exit(f"no {chosen.program}: build it first, mvn -B -DskipTests package")
    met = all([published(chosen.program, chosen.seed, side) for side in SIDES])
    if not chosen.only_published:
        others(chosen.program, chosen.seed)
    shutil.rmtree(WORK)
    sys.exit(0 if met else 1)


if __name__ == "__main__":
    main()
