"""How the benchmarks measure: whole processes, in interleaved rounds, ratios taken round by round."""
import os
import statistics
import subprocess
import sys
import time


class Outcome:
    """One process after its end: its seconds, CPU seconds and peak megabytes."""

    def __init__(self, wall, usage):
        self.wall = wall
        self.cpu = usage.ru_utime + usage.ru_stime
        self.peak = usage.ru_maxrss / 1024


def reap(process, name):
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"bench: {name} ended with exit code {process.returncode}")
    return usage


def whole_process(command, name, environment=None):
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environment)
    usage = reap(process, name)
    return Outcome(time.monotonic() - start, usage)


def appenders(commands, name):
    """Starts all, lets them warm up, says go to all at once; the wall time is that of the slowest."""
    processes = [subprocess.Popen(c, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for c in commands]
    for process in processes:
        if process.stdout.readline() != "ready\n":
            sys.exit(f"bench: {name} did not get ready")
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.close()
    seconds = [float(process.stdout.readline()) for process in processes]
    usages = [reap(process, name) for process in processes]
    outcome = Outcome(max(seconds), usages[0])
    outcome.cpu = sum(usage.ru_utime + usage.ru_stime for usage in usages)
    return outcome


def rounds(count, contestants):
    """Runs each contestant once a round, each round in another order, because what one leaves to the disk slows down the
    next; the first round warms up and is dropped."""
    outcomes = {name: [] for name in contestants}
    names = list(contestants)
    for number in range(count + 1):
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            outcome = contestants[name]()
            if number > 0:
                outcomes[name].append(outcome)
    return outcomes


def spread(values, digits):
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


def figures(title, outcomes, wall="wall ms", scale=1e3):
    print(f"\n{title}")
    print(f"  {'':34}{wall:>24}{'CPU ms':>24}{'peak MB':>9}")
    for name, runs in outcomes.items():
        print(f"  {name:34}{spread([r.wall * scale for r in runs], 2):>24}{spread([r.cpu * 1e3 for r in runs], 0):>24}"
              f"{statistics.median(r.peak for r in runs):>9.0f}")


def ratio(what, above, below, bar=None, most=True):
    """Prints above/below; `most`: the bar is the largest ratio that meets it, else the smallest."""
    ratios = [a / b for a, b in zip(above, below)]
    middle = statistics.median(ratios)
    verdict = ""
    if bar is not None:
        met = middle <= bar if most else middle >= bar
        verdict = f"   bar {'≤' if most else '≥'} {bar}×   {'met' if met else 'NOT MET'}"
    print(f"  {what:58}{spread(ratios, 2):>22}×{verdict}")


def walls(runs):
    return [run.wall for run in runs]


def cpus(runs):
    return [run.cpu for run in runs]
