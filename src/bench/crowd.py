"""What gets hard with many: many processes at once, many tasks in a log, many groups in a report; each beside the same with few."""
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time

from measure import Outcome, figures, ratio, reap, rounds, walls, whole_process

PROCESSES = 100
TASKS = 600_000
FEW = 60
GROUPS = 100_000
SEED = 20260105
SELECT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peers", "sqlite_select.py")
QUIET = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}


def sizes():
    """Processes, tasks and groups; smaller ones for trying this script out."""
    share = float(os.environ.get("BENCH_SHARE", "1"))
    return max(2, int(PROCESSES * share)), max(FEW, int(TASKS * share)), max(10, int(GROUPS * share))


# --- 100 processes, each of which creates and completes one task ---

def one_after_another(commands):
    start = time.monotonic()
    outcomes = [whole_process(command, "one of the processes") for command in commands]
    outcomes[0].wall = time.monotonic() - start
    return outcomes[0]


def at_once(commands):
    """A shell for each, so that what a process does second is not waited for by another one."""
    start = time.monotonic()
    processes = [subprocess.Popen(command, **QUIET) for command in commands]
    usages = [reap(process, "one of the processes") for process in processes]
    return Outcome(time.monotonic() - start, usages[0])


def crowd(program, fresh, count):
    processes, _, _ = sizes()
    number = iter(range(1_000_000))

    def commands():
        logs = os.path.join(fresh("crowd"), "logs")
        script = '"$0" task create --title x --id "$1" --logs "$2" && "$0" task complete "$1" --logs "$2"'
        return logs, [["sh", "-c", script, program, f"t{next(number)}", logs] for _ in range(processes)]

    def measured(way):
        logs, all_of_them = commands()
        outcome = way(all_of_them)
        rows = subprocess.run([program, "task", "list", "--status", "completed", "-o", "jsonl", "--columns", "task_id", "--logs", logs],
                              check=True, capture_output=True).stdout.splitlines()
        if len(rows) != processes:
            sys.exit(f"bench: {processes} processes ended with 0, {len(rows)} tasks are completed, in {logs}")
        subprocess.run([program, "audit", "verify", "--logs", logs], check=True, stdout=subprocess.DEVNULL)
        return outcome

    outcomes = rounds(count, {"one after another": lambda: measured(one_after_another), "all at once": lambda: measured(at_once)})
    figures(f"{processes} processes that each create and complete a task; none refused", outcomes)
    ratio("wall, all at once / one after another", walls(outcomes["all at once"]), walls(outcomes["one after another"]), 1.1)


# --- looking up in a log of 600,000 tasks ---

def events(tasks, groups, place):
    chance = random.Random(SEED)
    with open(place, "w") as file:
        for i in range(tasks):
            day = time.strftime("%Y-%m-%dT%H:%M:", time.gmtime(1_767_225_600 + i * 20))
            more = {"depends_on": [f"t{i - 998:07}"]} if i % 1000 == 999 else {}
            file.write(json.dumps({"ts": day + "00Z", "event": "task.created", "task_id": f"t{i:07}", "title": f"task {i}",
                                   "subsystem": f"s{i % 10}", "task_type": f"g{i % groups}", **more}) + "\n")
            file.write(json.dumps({"ts": day + "01Z", "event": "task.started", "task_id": f"t{i:07}"}) + "\n")
            if i % 100:
                file.write(json.dumps({"ts": day + f"{chance.randrange(2, 60):02}Z", "event": "task.completed", "task_id": f"t{i:07}"}) + "\n")


def filled(program, place, tasks, groups):
    logs, file = os.path.join(place, f"logs-{tasks}-{groups}"), os.path.join(place, "events.jsonl")
    print(f"\nfilling a log with {tasks:,} tasks of {groups:,} types …", flush=True)
    events(tasks, groups, file)
    subprocess.run([program, "events", "ingest", file, "--logs", logs, "--sync", "os"], check=True, stdout=subprocess.DEVNULL,
                   env=dict(os.environ, TASK_MGMT_ROTATE_SIZE="0"))
    os.remove(file)
    subprocess.run([program, "task", "create", "--title", "the last one", "--id", "last", "--logs", logs], check=True, **QUIET)
    subprocess.run([program, "stats", "--logs", logs], check=True, **QUIET)
    return logs


def stats(program, logs):
    """Without what an earlier report has kept."""
    shutil.rmtree(os.path.join(logs, ".state", "checkpoints"), ignore_errors=True)
    return whole_process([program, "stats", "--logs", logs], "task-mgmt")


def database(place, tasks):
    """The same tasks in an indexed table, for the same questions by a script that starts as we do."""
    path = os.path.join(place, "tasks.db")
    with sqlite3.connect(path) as rows:
        rows.execute("create table tasks (id text primary key, status text, created text, depends_on text)")
        rows.executemany("insert into tasks values (?, ?, ?, ?)", (
            (f"t{i:07}", "completed" if i % 100 else "active", f"{i:09}", f"t{i - 998:07}" if i % 1000 == 999 else None) for i in range(tasks)))
        rows.execute("create index by_time on tasks (created)")
        rows.execute("create index by_dependency on tasks (depends_on)")
    return path


def lookups(program, fresh, count):
    _, tasks, _ = sizes()
    place = fresh("lookups")
    large, small, path = filled(program, place, tasks, 18), filled(program, place, FEW, 18), database(place, tasks)
    middle, few = f"t{tasks // 2 - 1:07}", f"t{FEW // 2:07}"
    questions = {"show": (["task", "show"], [middle], [few]), "show by prefix": (["task", "show"], ["las"], ["las"]),
                 "show by end": (["task", "show"], [middle[1:]], [few[1:]]),
                 "list --id, as shells complete": (["task", "list", "--sort", "task_id", "--columns", "task_id,title", "-L", "100", "-o", "tsv",
                                                    "--no-headers", "--id"], [middle[:-2]], [few[:-2]]),
                 "deps": (["task", "deps"], [middle], [few]), "list --limit 30": (["task", "list", "--limit", "30"], [], [])}
    for name, (words, of_large, of_small) in questions.items():
        outcomes = rounds(count, {
            f"{tasks:,} tasks": lambda w=words, m=of_large: whole_process([program, *w, *m, "--logs", large], "task-mgmt"),
            f"{FEW} tasks": lambda w=words, m=of_small: whole_process([program, *w, *m, "--logs", small], "task-mgmt"),
            "python3 and sqlite": lambda n=name, m=of_large: whole_process([sys.executable, SELECT, path, n, *m], "python3")})
        figures(f"task {name}", outcomes)
        ratio(f"wall, {tasks:,} tasks / {FEW}", walls(outcomes[f"{tasks:,} tasks"]), walls(outcomes[f"{FEW} tasks"]), 1.5)
        ratio("wall, against python3 and sqlite", walls(outcomes[f"{tasks:,} tasks"]), walls(outcomes["python3 and sqlite"]))
        peak = max(run.peak for run in outcomes[f"{tasks:,} tasks"])
        print(f"  peak memory {peak:.0f} MB   bar ≤ 150 MB   {'met' if peak <= 150 else 'NOT MET'}")
    outcomes = rounds(count, {
        "task list, all": lambda: whole_process([program, "task", "list", "-o", "jsonl", "--logs", large], "task-mgmt"),
        "stats, no checkpoint": lambda: stats(program, large)})
    figures("All tasks", outcomes)
    ratio("wall, task list / stats", walls(outcomes["task list, all"]), walls(outcomes["stats, no checkpoint"]), 3)


# --- a report of 100,000 groups ---

def groups(program, fresh, count):
    _, tasks, many = sizes()
    place = fresh("groups")
    logs = {number: filled(program, place, tasks, number) for number in (10, many)}
    outcomes = rounds(count, {f"{number:,} types": lambda n=number: stats(program, logs[n]) for number in logs})
    figures(f"stats over {tasks:,} tasks, without a checkpoint", outcomes)
    ratio(f"wall, {many:,} types / 10", walls(outcomes[f"{many:,} types"]), walls(outcomes["10 types"]), 2)
