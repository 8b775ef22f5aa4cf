#!/usr/bin/env python3
"""Measures how commands are worked through: python3 src/bench/work.py [--tasks N] [--rounds N] [--old PROGRAM] [--only overhead|promises|agents]

First what the record costs: `true`, N times, four at once, by `xargs -P4`, by GNU parallel and by task-spooler where they are installed
(apt-get install parallel task-spooler), by `batch -j4`, by a worker with four slots, and as steps of a workflow, in interleaved rounds; of
task-spooler that includes adding them, which it cannot do beforehand; each start and each end of a task is durable, and so is its audit entry. With --old the same by
another installed version.

Then what is promised of a queue, as one table with yes or no to each:

  simple      a task is added, run and recorded in less than 30 s
  concurrent  100 commands run at once: each waits until it sees the marks of 100
  success     of 400 tasks, each fifth of which fails at its first attempt, more than 95% are completed
  recovery    a worker is killed by SIGKILL in the middle of its tasks; another one has run them less than 60 s after that
  admission   of 1,000 tasks that need 1 to 4 processors and 128 MB to 2 GB each, those that run at once never need more than the machine
              has been said to have, 8 processors and 6 GB, and use more than 80% of one of the two while tasks wait

and the same of work that agents do, each task by a program that is asked by a prompt and answers in JSON (--only agents for that alone), where of 100 tasks each
fifth is failed by its agent at first, and planned again; and

  utilisation four slots are busy for more than 80% of the time between the first start and the last end, while there is work for all of them

Needs the image of `mvn -B -DskipTests package`, or another program by --program. Writes only below target/bench.
"""
import argparse
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import time
from datetime import datetime
from random import Random

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WORK = os.path.join(PROJECT, "target", "bench", "work")
PROGRAM = os.path.join(PROJECT, "target", "task-mgmt", "bin", "task-mgmt")
AT_ONCE = 4


def run(program, *words, check=True, **more):
    done = subprocess.run([program, *words], stdin=subprocess.DEVNULL, capture_output=True, text=True, **more)
    if check and done.returncode != 0:
        sys.exit(f"work: {' '.join(words)} ended with exit code {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def fresh(name):
    path = os.path.join(WORK, name)
    shutil.rmtree(path, ignore_errors=True)
    os.makedirs(path)
    return path


def queued(program, tasks):
    """A log with so many tasks in its queue: one is added, and its lines are written again under other ids."""
    log = fresh("queued")
    run(program, "add", "--logs", log, "--id", "SEED", "--", "true")
    with open(os.path.join(log, "registry.jsonl"), encoding="utf-8") as registry:
        lines = registry.read()
    shutil.rmtree(log)
    os.makedirs(log)
    with open(os.path.join(log, "registry.jsonl"), "w", encoding="utf-8") as registry:
        for i in range(tasks):
            registry.write(lines.replace("SEED", f"t{i:06}"))
    run(program, "doctor", "--fix", "--logs", log, check=False)  # adds the audit entries
    return log


def workflow(tasks):
    path = os.path.join(WORK, "many.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"id: many\nmax_parallel: {AT_ONCE}\nsteps:\n  - name: all\n    foreach: [{', '.join(map(str, range(tasks)))}]\n"
                   f"    max_parallel: {AT_ONCE}\n    steps:\n      - {{name: t, run: ['true']}}\n")
    return path


def seconds(command):
    start = time.monotonic()
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"work: {command[:3]} ended with exit code {done.returncode}: {done.stderr.strip()}")
    return time.monotonic() - start


def ways(name, program, tasks, waiting):
    def by_worker():
        log = fresh("log")
        shutil.rmtree(log)
        shutil.copytree(waiting, log)
        return seconds([program, "worker", "--slots", str(AT_ONCE), "--drain", "-q", "--logs", log])

    jobs = os.path.join(WORK, "jobs.txt")
    with open(jobs, "w", encoding="utf-8") as file:
        file.write("true\n" * tasks)
    file = workflow(tasks)
    return {
        f"{name}batch": lambda: seconds([program, "batch", jobs, "-j", str(AT_ONCE), "--logs", fresh("log")]),
        f"{name}worker": by_worker,
        f"{name}workflow": lambda: seconds([program, "workflow", "execute", file, "-q", "--logs", fresh("log")]),
    }


def is_gnu_parallel():
    """moreutils has another program of that name."""
    found = shutil.which("parallel")
    return found is not None and "GNU parallel" in subprocess.run([found, "--version"], capture_output=True, text=True).stdout


def by_spooler(tasks):
    """All of it by a server of its own, which ends afterwards; the last job waits for all that came before it."""
    own = {**os.environ, "TS_SOCKET": os.path.join(WORK, "ts.socket"), "TS_SLOTS": str(AT_ONCE), "TMPDIR": WORK}
    start = time.monotonic()
    for _ in range(tasks):
        subprocess.run(["tsp", "-n", "true"], env=own, stdout=subprocess.DEVNULL, check=True)
    subprocess.run(["tsp", "-n", "-f", "-N", str(AT_ONCE), "true"], env=own, stdout=subprocess.DEVNULL, check=True)
    taken = time.monotonic() - start
    subprocess.run(["tsp", "-K"], env=own, check=True)
    return taken


def others(tasks):
    """What other people use for the same, where it is installed; xargs first, as the measure of all."""
    ways = {"xargs": lambda: seconds(["sh", "-c", f"seq {tasks} | xargs -P{AT_ONCE} -I{{}} true"])}
    if is_gnu_parallel():
        log = os.path.join(WORK, "parallel.log")
        ways["parallel"] = lambda: seconds(["sh", "-c", f"seq {tasks} | parallel --will-cite -j{AT_ONCE} --joblog {log} true {{}}"])
    if shutil.which("tsp"):
        ways["task-spooler"] = lambda: by_spooler(tasks)
    return ways


def overhead(options):
    waiting = queued(options.program, options.tasks)
    all_ways = others(options.tasks)
    all_ways.update(ways("", options.program, options.tasks, waiting))
    if options.old:
        all_ways.update(ways("old ", options.old, options.tasks, waiting))
    taken = {name: [] for name in all_ways}
    for _ in range(options.rounds):
        for name, way in all_ways.items():
            taken[name].append(way())
    print(f"{options.tasks} times true, {AT_ONCE} at once, {options.rounds} rounds, medians")
    base = statistics.median(taken["xargs"])
    for name, values in taken.items():
        median = statistics.median(values)
        print(f"  {name:14} {median:7.2f} s  {median / base:5.1f}x  {(median - base) * 1000 / options.tasks:6.1f} ms a task more  "
              f"{options.tasks * 60 / median:9,.0f} tasks/min")


def statuses(program, log):
    counts = {}
    for line in run(program, "task", "list", "-o", "jsonl", "--columns", "task_id,status", "--logs", log).splitlines():
        status = json.loads(line)["status"]
        counts[status] = counts.get(status, 0) + 1
    return counts


def worker(program, log, slots, *more):
    return [program, "worker", "--slots", str(slots), "--drain", "-q", "--logs", log, *more]


def simple(program):
    log = fresh("simple")
    start = time.monotonic()
    run(program, "add", "--logs", log, "--id", "one", "--", "true")
    run(*worker(program, log, 1))
    took = time.monotonic() - start
    return took < 30 and statuses(program, log) == {"completed": 1}, f"{took:.1f} s"


def again(log, lines):
    """Puts the tasks of these lines into an empty log."""
    shutil.rmtree(log)
    os.makedirs(log)
    with open(os.path.join(log, "registry.jsonl"), "w", encoding="utf-8") as registry:
        registry.writelines(lines)


def many(program, log, count, line, *options):
    run(program, "add", "--logs", log, "--id", "SEED", *options, "--", "sh", "-c", line)
    with open(os.path.join(log, "registry.jsonl"), encoding="utf-8") as registry:
        text = registry.read()
    again(log, [text.replace("SEED", f"t{i:04}") for i in range(count)])


def concurrent(program):
    log, marks = fresh("concurrent"), fresh("marks")
    many(program, log, 100, f"touch {marks}/$TASK_MGMT_TASK_ID; i=0; until [ $(ls {marks} | wc -l) -ge 100 ]; do i=$((i+1)); "
                            "[ $i -lt 600 ] || exit 1; sleep 0.1; done")
    run(*worker(program, log, 100))
    done = statuses(program, log).get("completed", 0)
    return done == 100, f"{done} of 100"


def success(program):
    log, marks = fresh("success"), fresh("marks")
    many(program, log, 400, f"case $TASK_MGMT_TASK_ID in *[05]) [ -e {marks}/$TASK_MGMT_TASK_ID ] || {{ touch {marks}/$TASK_MGMT_TASK_ID; "
                            "exit 1; };; esac", "--retries", "2", "--backoff", "100ms")
    run(*worker(program, log, 8))
    planted, done = len(os.listdir(marks)), statuses(program, log).get("completed", 0)
    return done / 400 > 0.95 and planted == 80, f"{done / 4:.2f}% with {planted} planted failures"


def recovery(program):
    log, marks = fresh("recovery"), fresh("marks")
    many(program, log, 8, f"touch {marks}/$TASK_MGMT_TASK_ID; [ $(ls {marks} | wc -l) -gt 4 ] || sleep 300")
    first = subprocess.Popen(worker(program, log, 4), stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    while len(os.listdir(marks)) < 4:
        if first.poll() is not None:
            sys.exit("work: the worker has ended before it was killed")
        time.sleep(0.02)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    killed = time.monotonic()
    open(os.path.join(marks, "goes-on"), "w", encoding="utf-8").close()
    run(*worker(program, log, 4))
    took = time.monotonic() - killed
    lost = run(program, "task", "history", "t0000", "-o", "jsonl", "--logs", log).count('"lost"')
    return took < 60 and statuses(program, log) == {"completed": 8} and lost >= 1, f"{took:.1f} s after SIGKILL, {lost} attempt of t0000 lost"


def admission(program, tasks=1000, cpu=8, mem=6144):
    """What ran at once is worked out from the record: each attempt from its start to its end, with what it had said that it needs."""
    log = fresh("admission")
    random = Random(20260101)
    needs = [(random.choice((1, 1, 1, 2, 2, 4)), random.choice((128, 256, 512, 512, 1024, 2048))) for _ in range(tasks)]
    lines = []
    for kind in sorted(set(needs)):
        shutil.rmtree(log)
        os.makedirs(log)
        run(program, "add", "--logs", log, "--id", "SEED", "--needs", f"cpu={kind[0]},mem={kind[1]}M", "--", "sleep", "0.15")
        with open(os.path.join(log, "registry.jsonl"), encoding="utf-8") as registry:
            text = registry.read()
        lines.extend(text.replace("SEED", f"t{i:04}") for i, each in enumerate(needs) if each == kind)
    random.shuffle(lines)
    again(log, lines)
    run(*worker(program, log, 64, "--capacity", f"cpu={cpu},mem={mem}M"))
    changes, ends = [], []
    with open(os.path.join(log, "registry.jsonl"), encoding="utf-8") as registry:
        for line in registry:
            event = json.loads(line)
            sign = {"task.started": 1, "task.completed": -1}.get(event["event"], 0)
            if sign:
                need = needs[int(event["task_id"][1:])]
                changes.append((event["ts"], sign, need[0] * sign, need[1] * sign))
                ends.append(event["ts"] if sign > 0 else "")
    last_start = max(ends)
    used, most, areas, before, first, span = [0, 0], [0, 0], [0.0, 0.0], None, 0.0, 1.0
    for ts, _, more_cpu, more_mem in sorted(changes, key=lambda each: (each[0], each[1])):
        at = datetime.fromisoformat(ts).timestamp()
        if before is not None and ts <= last_start:
            areas = [area + now * (at - before) for area, now in zip(areas, used)]
            span = at - first
        if before is None:
            first = at
        before = at
        used = [used[0] + more_cpu, used[1] + more_mem]
        most = [max(most[0], used[0]), max(most[1], used[1])]
    shares = [areas[0] / span / cpu, areas[1] / span / mem]
    held = most[0] <= cpu and most[1] <= mem and max(shares) > 0.8 and statuses(program, log) == {"completed": tasks}
    return held, f"{tasks} tasks, at most {most[0]} of {cpu} processors and {most[1]} of {mem} MB at once, {shares[0]:.0%} and {shares[1]:.0%} used"




# --- the same with agents ---

def agent_log(name, line, capacity=120):
    """A log with an agent that is a shell script; it finds the task in TASK_MGMT_PARENT_ID."""
    log, marks = fresh(name), fresh(name + "-marks")
    file = os.path.join(WORK, name + ".yaml")
    with open(file, "w", encoding="utf-8") as agents:
        script = json.dumps(f"cat >/dev/null; t=$TASK_MGMT_PARENT_ID; cd {marks}; {line}")
        agents.write(f"agents:\n  script:\n    kind: command\n    capabilities: ['*']\n    capacity: {capacity}\n    argv: [sh, -c, {script}]\n")
    return log, marks, file


def many_agents(program, log, file, count, *options):
    run(program, "agent", "register", file, "--logs", log)
    run(program, "add", "--logs", log, "--id", "SEED", "--agent", "script", *options, "look over the file")
    with open(os.path.join(log, "registry.jsonl"), encoding="utf-8") as registry:
        text = registry.read()
    again(log, [text.replace("SEED", f"t{i:04}") for i in range(count)])
    run(program, "agent", "register", file, "--logs", log)


def of_the_queue(program, log):
    """Statuses of the tasks that were added, without those of the agents."""
    counts = {}
    for line in run(program, "task", "list", "-o", "jsonl", "--columns", "task_id,status", "--logs", log).splitlines():
        row = json.loads(line)
        if len(row["task_id"]) == 5:
            counts[row["status"]] = counts.get(row["status"], 0) + 1
    return counts


def agent_simple(program):
    log, _, file = agent_log("agent-simple", "echo done")
    start = time.monotonic()
    many_agents(program, log, file, 1)
    run(*worker(program, log, 1))
    took = time.monotonic() - start
    return took < 30 and of_the_queue(program, log) == {"completed": 1}, f"{took:.1f} s"


def agent_concurrent(program):
    """Nobody goes on before all 100 are there; that many threads of one process may wait long for the lock on a machine that has other things to do."""
    log, marks, file = agent_log("agent-concurrent", "touch $t; until [ -e go ]; do sleep 2; done; echo done")
    many_agents(program, log, file, 100)
    process = subprocess.Popen(worker(program, log, 100), stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "TASK_MGMT_LOCK_TIMEOUT": "5m"})
    end = time.monotonic() + 300
    while len(os.listdir(marks)) < 100 and process.poll() is None and time.monotonic() < end:
        time.sleep(0.2)
    there = len(os.listdir(marks))
    open(os.path.join(marks, "go"), "w", encoding="utf-8").close()
    process.wait()
    done = of_the_queue(program, log).get("completed", 0)
    return there == 100 and done == 100, f"{there} at once, {done} of 100 completed"


def agent_success(program):
    log, marks, file = agent_log("agent-success", "case $t in *[05]-agent) [ -e $t ] || { touch $t; echo '{\"is_error\":true,\"result\":\"not yet\"}'; exit 0; };; esac; "
                                 "echo '{\"result\":\"done\"}'")
    many_agents(program, log, file, 100)
    run(*worker(program, log, 8))
    planted, done = len(os.listdir(marks)), of_the_queue(program, log).get("completed", 0)
    return done > 95 and planted == 20, f"{done:.2f}% with {planted} planted failures"


def agent_recovery(program):
    log, marks, file = agent_log("agent-recovery", "touch $t; [ $(ls | wc -l) -gt 4 ] || exec sleep 300; echo done")
    many_agents(program, log, file, 8)
    first = subprocess.Popen(worker(program, log, 4), stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    while len(os.listdir(marks)) < 4:
        if first.poll() is not None:
            sys.exit("work: the worker has ended before it was killed")
        time.sleep(0.02)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    killed = time.monotonic()
    open(os.path.join(marks, "goes-on"), "w", encoding="utf-8").close()
    run(*worker(program, log, 4))
    took = time.monotonic() - killed
    return took < 60 and of_the_queue(program, log) == {"completed": 8}, f"{took:.1f} s after SIGKILL"


def agent_utilisation(program):
    slots, count = 4, 40
    log, _, file = agent_log("agent-utilisation", "sleep 1; echo done")
    many_agents(program, log, file, count)
    run(*worker(program, log, slots))
    rows = [json.loads(line) for line in run(program, "task", "list", "-o", "jsonl", "--columns", "task_id,started_at,completed_at,duration_seconds", "--logs", log).splitlines()]
    own = [row for row in rows if len(row["task_id"]) == 5]
    moments = [datetime.fromisoformat(row[key]).timestamp() for row in own for key in ("started_at", "completed_at")]
    busy = sum(row["duration_seconds"] for row in own) / (slots * (max(moments) - min(moments)))
    return busy > 0.8 and len(own) == count, f"{100 * busy:.0f}% of {slots} slots"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tasks", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--program", default=PROGRAM)
    parser.add_argument("--old", help="another installed version")
    parser.add_argument("--only", choices=("overhead", "promises", "agents"))
    options = parser.parse_args()
    os.makedirs(WORK, exist_ok=True)
    if options.only in (None, "overhead"):
        overhead(options)
    kept = True
    promises = [("simple", simple), ("concurrent", concurrent), ("success", success), ("recovery", recovery),
                ("admission", admission)] if options.only in (None, "promises") else []
    if options.only in (None, "agents"):
        promises += [("agent simple", agent_simple), ("agents concurrent", agent_concurrent), ("agents success", agent_success), ("agents recovery", agent_recovery),
                     ("agents utilisation", agent_utilisation)]
    for name, promise in promises:
        held, figures = promise(options.program)
        kept &= held
        print(f"  {name:18} {'yes' if held else 'NO ':4} {figures}", flush=True)
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
