#!/usr/bin/env python3
"""Shows how good forecasts are on any logs: python3 src/bench/forecasts.py LOG... [--old PROGRAM]

A LOG is a registry, or a file of events of one, plain or .gz. For each it prints

  - how tasks were predicted at their start (`forecast backtest`): which share took no longer than p50, p90 and p95, which
    were inside the 90% interval, mean pinball loss and median error in seconds, beside the plain baselines; of how many
    types with at least 200 tasks the interval held 88 to 92%
  - how young logs fared: the log is cut at ten places, and what begins there is walked as a log of its own; which share of its
    first 20, 40, 100 and 300 tasks the 90% interval held, where one was promised
  - how the remaining time was (`forecast backtest --remaining`)
  - how anomalies are found: one in fifty completed runs of types with at least 50 is made 4 to 20 times as long, the same
    ones for the same --seed, in as many copies of the log as it takes to have 250 of them; precision, recall and false alarms
    per 1,000 normal runs of every method. `forecast` at its default, and at the highest of some `--alarms` at which no more
    than 10 of 1,000 were false.
  - how shifts are found (`anomalies --kind shift`): the completed runs of each type with at least 60 are shuffled, and happen one after the other;
    in how many of these types a shift is reported, and in how many where half of the last 400 are then made 1.5, 2 and 3 times
    as long

With --old the same of another installed version, as far as it can. Needs the image of `mvn -B -DskipTests package`, or
another program by --program. Writes only below target/bench.
"""
import argparse
import collections
import datetime
import gzip
import json
import os
import random
import shutil
import subprocess
import sys

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WORK = os.path.join(PROJECT, "target", "bench", "forecasts")
PROGRAM = os.path.join(PROJECT, "target", "task-mgmt", "bin", "task-mgmt")
BASELINES = ("mean", "median_of_last_10", "last_value")
# Nothing is planted that is too fast; older versions look for nothing else than what is slow.
SLOW = ("--direction", "slow")
METHODS = ("ratio", "robust", "forecast")
LEAST_TASKS = 200
LEAST_RUNS = 50
PLANTED = 0.02
FACTORS = (4, 20)
ALARMS = (15, 20, 25, 30)
FALSE_ALARMS = 10
LEAST_PLANTED = 250
MAX_COPIES = 5
LEAST_RUNS_TO_SHIFT = 60
SHIFTED_RUNS = 400
SHIFTS = (1, 1.5, 2, 3)
YOUNG_LOGS = 10
YOUNG_TASKS = (20, 40, 100, 300)


def lines(path):
    with (gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")) as source:
        yield from source


def log_directory(name, content):
    directory = os.path.join(WORK, name)
    os.makedirs(directory)
    with open(os.path.join(directory, "registry.jsonl"), "w", encoding="utf-8") as out:
        out.writelines(content)
    return directory


def ask(program, *arguments):
    """What the program says; None where that version has no such command or option."""
    done = subprocess.run([program, *arguments, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode == 2:
        return None
    if done.returncode != 0:
        sys.exit(f"{' '.join(arguments)}: {done.stderr.decode()}")
    return json.loads(done.stdout)


def starts(name, program, logs):
    data = ask(program, "forecast", "backtest", "--logs", logs, "--by", "type")
    shown = data["total"]["forecast"]
    large = [each["forecast"]["inside_interval"] for each in data["by_type"] if each["tasks"] >= LEAST_TASKS]
    held = sum(0.88 <= inside <= 0.92 for inside in large)
    print(f"  {name:20}{shown['under_p50']:>7.3f}{shown['under_p90']:>7.3f}{shown['under_p95']:>7.3f}"
          f"{shown['inside_interval']:>10.3f}{held:>5}/{len(large):<4}{shown['pinball_loss_seconds']:>10,.1f}"
          f"{shown['median_error_seconds']:>11,.1f}")
    return data["total"]


def remaining(name, program, logs):
    data = ask(program, "forecast", "backtest", "--remaining", "--logs", logs)
    if data is None or not data["answered"]:
        print(f"  {name:20}  -")
        return
    print(f"  {name:20}{data['under_p50']:>7.3f}{data['under_p90']:>7.3f}{data['under_p95']:>7.3f}"
          f"{data['answered']:>11,}{data['not_enough_history']:>13,}{data['median_error_seconds']:>11,.1f}")


def young(name, program, content):
    """Of the first tasks of the logs that begin at ten places of this one: how many had an interval, and which share it held."""
    events = [json.loads(line) for line in content]
    created = [event["task_id"] for event in events if event["event"] == "task.created"]
    sums = collections.Counter()
    for cut in range(YOUNG_LOGS):
        ids = created[cut * len(created) // YOUNG_LOGS:][:2 * max(YOUNG_TASKS)]
        known = set(ids)
        logs = log_directory(f"young-{name}-{cut}", (line for line, event in zip(content, events) if event["task_id"] in known))
        for first in YOUNG_TASKS:
            data = ask(program, "forecast", "backtest", "--logs", logs, "--first", str(first))
            if data is None:
                return
            shown = data["total"]["forecast"]
            sums[first, "tasks"] += shown["interval_tasks"]
            sums[first, "held"] += round(shown["interval_tasks"] * (shown["inside_interval"] or 0))
    print(f"  {name:20}" + "".join(f"{sums[first, 'held'] / max(1, sums[first, 'tasks']):>7.3f} of {sums[first, 'tasks']:<6,}"
                                   for first in YOUNG_TASKS))


def time_of(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def text_of(time):
    return time.isoformat(timespec="microseconds").replace("+00:00", "Z")


def with_slow_runs(content, seed):
    """The events with some runs made longer, in the order of time; the ids of those; the ids that may be listed."""
    chance = random.Random(seed)
    events = [json.loads(line) for line in content]
    types, started, runs, slow, moved = {}, {}, collections.Counter(), set(), []
    for event in events:
        if event["event"] == "task.created":
            types[event["task_id"]] = (event.get("subsystem"), event.get("task_type"))
        runs[types.get(event["task_id"])] += event["event"] == "task.completed"
    for number, event in enumerate(events):
        task, at = event["task_id"], time_of(event["ts"])
        if event["event"] == "task.started":
            started.setdefault(task, at)
        completed = event["event"] == "task.completed" and runs[types[task]] >= LEAST_RUNS and at > started.get(task, at)
        if completed and chance.random() < PLANTED:
            at = started[task] + (at - started[task]) * chance.uniform(*FACTORS)
            event = dict(event, ts=text_of(at))
            slow.add(task)
        moved.append((at, number, event))
    moved.sort(key=lambda each: each[:2])
    judged = {event["task_id"] for event in events
              if event["event"] == "task.completed" and runs[types[event["task_id"]]] >= LEAST_RUNS}
    return [json.dumps(event) + "\n" for _, _, event in moved], slow, judged


def listed(program, logs, method, *more):
    """The ids of what a method lists; None where that version does not know it."""
    question = ("anomalies", "--logs", logs, "--since", "1900-01-01", "--method", method, *more)
    found = ask(program, *question, *SLOW)
    if found is None:
        found = ask(program, *question)
    return None if found is None else {each["task_id"] for each in found}


def figures(program, copies, method, *more):
    """Precision, recall and false alarms per 1,000 normal runs, over all copies; None where that version does not know the method."""
    all_found, right, slow_runs, runs = 0, 0, 0, 0
    for logs, slow, judged in copies:
        found = listed(program, logs, method, *more)
        if found is None:
            return None
        all_found += len(found & judged)
        right += len(found & slow)
        slow_runs += len(slow)
        runs += len(judged)
    return right / max(1, all_found), right / max(1, slow_runs), 1000 * (all_found - right) / max(1, runs - slow_runs)


def anomalies(name, program, copies):
    def show_row(method, row):
        print(f"  {name:10}{method:22}{row[0]:>10.2f}{row[1]:>8.2f}{row[2]:>24.1f}")

    for method in METHODS:
        row = figures(program, copies, method)
        if row is None:
            continue
        show_row(method, row)
        if method == "forecast":
            chosen = 10
            for alarms in ALARMS:
                more = figures(program, copies, method, "--alarms", str(alarms))
                if more[2] > FALSE_ALARMS:
                    break
                chosen, row = alarms, more
            show_row(f"  --alarms {chosen}", row)


def copies_with_slow_runs(content, seed):
    copies = []
    while len(copies) < MAX_COPIES and sum(len(slow) for _, slow, _ in copies) < LEAST_PLANTED:
        moved, slow, judged = with_slow_runs(content, seed + len(copies))
        copies.append((log_directory(f"planted-{len(copies)}", moved), slow, judged))
    return copies


def with_shift(content, factor, seed):
    """The runs of the types that have enough, shuffled in each, one after the other, longer by the factor in the newer half; the types."""
    chance = random.Random(seed)
    created, started, runs = {}, {}, collections.defaultdict(list)
    for event in map(json.loads, content):
        task = event["task_id"]
        if event["event"] == "task.created":
            created[task] = event
        elif event["event"] == "task.started":
            started.setdefault(task, time_of(event["ts"]))
        elif event["event"] == "task.completed" and task in started:
            runs[created[task].get("task_type")].append((task, time_of(event["ts"]) - started[task]))
    runs = {name: each for name, each in runs.items() if len(each) >= LEAST_RUNS_TO_SHIFT}
    events = []
    for each in runs.values():
        chance.shuffle(each)
        at = datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)
        longer_from = len(each) - min(len(each), SHIFTED_RUNS) // 2
        for number, (task, took) in enumerate(each):
            end = at + took * (factor if number >= longer_from else 1)
            events.append((at, dict(created[task], ts=text_of(at))))
            events.append((at, {"ts": text_of(at), "event": "task.started", "task_id": task}))
            events.append((end, {"ts": text_of(end), "event": "task.completed", "task_id": task}))
            at = end + datetime.timedelta(seconds=1)
    events.sort(key=lambda each: each[0])
    return [json.dumps(event) + "\n" for _, event in events], set(runs)


def shifts(programs, content, seed):
    print(f"  {'types with a shift':20}" + "".join(f"{f'x{factor}' if factor > 1 else 'none':>12}" for factor in SHIFTS))
    found = collections.defaultdict(list)
    for factor in SHIFTS:
        moved, types = with_shift(content, factor, seed)
        logs = log_directory(f"shift-{factor}", moved)
        for name, program in programs:
            listed_types = {each["task_type"] for each in ask(program, "anomalies", "--kind", "shift", "--logs", logs, "--since", "1900-01-01")}
            found[name].append((len(listed_types & types), len(types)))
    for name, _ in programs:
        print(f"  {name:20}" + "".join(f"{f'{hits} of {all_types}':>12}" for hits, all_types in found[name]))


def show(path, programs, seed):
    shutil.rmtree(WORK, ignore_errors=True)
    content = list(lines(path))
    logs = log_directory("logs", content)
    print(f"\n{os.path.basename(path)}\n  {'at the start':20}{'p50':>7}{'p90':>7}{'p95':>7}{'interval':>10}{'types':>9} "
          f"{'loss s':>9}{'error s':>11}")
    totals = [starts(name, program, logs) for name, program in programs]
    for baseline in BASELINES:
        figures = totals[0][baseline]
        print(f"  {baseline.replace('_', ' '):20}{figures['under_p50']:>7.3f}{figures['under_p90']:>7.3f}"
              f"{figures['under_p95']:>7.3f}{'':>19}{figures['pinball_loss_seconds']:>10,.1f}"
              f"{figures['median_error_seconds']:>11,.1f}")
    print(f"  {'young logs':20}" + "".join(f"{f'first {first}':>17}" for first in YOUNG_TASKS))
    for name, program in programs:
        young(name, program, content)
    print(f"  {'what is left':20}{'p50':>7}{'p90':>7}{'p95':>7}{'answered':>11}{'no history':>13}{'error s':>11}")
    for name, program in programs:
        remaining(name, program, logs)
    copies = copies_with_slow_runs(content, seed)
    print(f"  {sum(len(slow) for _, slow, _ in copies):,} of {sum(len(judged) for _, _, judged in copies):,} runs made 4 to 20 times as long, "
          f"in {len(copies)} copies of the log\n  {'':10}{'method':22}{'precision':>10}{'recall':>8}{'false alarms per 1,000':>24}")
    for name, program in programs:
        anomalies(name, program, copies)
    shifts(programs, content, seed)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("logs", nargs="+", metavar="LOG")
    options.add_argument("--seed", type=int, default=1, help="which runs are made longer (default: 1)")
    options.add_argument("--program", default=PROGRAM)
    options.add_argument("--old", help="another installed version to show besides")
    chosen = options.parse_args()
    programs = [("forecast", chosen.program)] + ([("old", chosen.old)] if chosen.old else [])
    for _, program in programs:
        if not os.access(program, os.X_OK):
            sys.exit(f"no {program}: build it first, mvn -B -DskipTests package")
    for path in chosen.logs:
        show(path, programs, chosen.seed)
    shutil.rmtree(WORK, ignore_errors=True)


if __name__ == "__main__":
    main()
