#!/usr/bin/env python3
"""How far one log directory reaches, and how many it takes beyond that: the numbers of src/docs/scaling.md.

Measures what it can on this machine, with the program itself, and simulates the rest from that:

  measured    bytes of a task in each file, as they are and compressed; processor time of an event that 'events ingest' takes in, in
              batches, and of a command that makes one change; of 'stats' over a log, and again
  simulated   directories under a load that varies over the day and between subsystems: how busy the busiest is, and how long a
              change waits for its turn, with 0.5 ms for a sync; how many directories it takes until none is busy for more than 70%
  computed    bytes a day, a month and a year, before and after compression

    src/bench/scaling.py --program target/task-mgmt/bin/task-mgmt [--tasks 50000] [--seed 1]
"""
import argparse, bisect, gzip, heapq, json, math, os, random, shutil, subprocess, tempfile, time

DAY = 86_400
BEARABLE = 0.7  # the part of the time that a directory may be busy


def run(program, *words):
    """Processor seconds of a whole process: on a machine that others use as well, they say more than those of the clock."""
    process = subprocess.Popen([program, *words], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"scaling: {' '.join(words)} ended with exit code {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def events(tasks, path):
    """Tasks of 20 subsystems with created, started and completed, as a reporter writes them."""
    with open(path, "w") as out:
        for i in range(tasks):
            at = 1_700_000_000 + i
            stamp = lambda seconds: time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
            task = f"s{i % 20}_job_{i:08x}"
            created = {"ts": stamp(at), "event": "task.created", "task_id": task, "task_type": f"type{i % 7}", "subsystem": f"s{i % 20}",
                       "title": f"nightly run {i}", "created_by": "bench", "priority": 5, "metadata": {"host": f"h{i % 100}"}}
            for event in (created, {"ts": stamp(at + 1), "event": "task.started", "task_id": task},
                          {"ts": stamp(at + 61), "event": "task.completed", "task_id": task, "resource_usage": {"cpu_seconds": 1.5, "memory_peak_mb": 64}}):
                out.write(json.dumps(event, separators=(",", ":")) + "\n")


def measure(program, tasks):
    place = tempfile.mkdtemp(prefix="task-mgmt-scaling-")
    try:
        source, logs = os.path.join(place, "events.jsonl"), os.path.join(place, "logs")
        events(tasks, source)
        start = run(program, "--version")
        ingest = run(program, "events", "ingest", source, "--logs", logs) - start
        sizes = {name: os.path.getsize(os.path.join(logs, name)) for name in ("registry.jsonl", "immutable_audit.jsonl")}
        packed = {}
        for name in sizes:
            with open(os.path.join(logs, name), "rb") as file:
                packed[name] = len(gzip.compress(file.read(), 6)) / sizes[name]
        first = run(program, "stats", "--logs", logs) - start
        again = run(program, "stats", "--logs", logs) - start
        singles = 5
        alone = sum(run(program, "task", "create", "--title", "x", "--logs", logs) for _ in range(singles)) / singles
        return {"bytes_per_task": sum(sizes.values()) / tasks, "packed": sum(sizes[n] * packed[n] for n in sizes) / sum(sizes.values()),
                "ingest_per_second": 3 * tasks / ingest, "megabytes": sizes["registry.jsonl"] / 1e6,
                "first": first, "again": max(again, 0), "alone": alone}
    finally:
        shutil.rmtree(place)


def weights(subsystems, skew):
    """Shares of the load by subsystem: the k-th has 1/k^skew, as sizes of teams and services go."""
    raw = [1 / (k + 1) ** skew for k in range(subsystems)]
    return [each / sum(raw) for each in raw]


def cut(shares, largest):
    """What is too much for one directory goes to several, by type or by host."""
    parts = []
    for share in shares:
        pieces = max(1, math.ceil(share / largest))
        parts.extend([share / pieces] * pieces)
    return parts


def spread(shares, directories):
    """The largest share first, always to the directory that has least: what an operator who looks at 'stats' does."""
    load = [0.0] * directories
    for share in sorted(shares, reverse=True):
        heapq.heapreplace(load, load[0] + share)
    return load


def wait(rate, service, batch, source, seconds=60):
    """99th percentile of the time until a change is durable in one directory, in seconds: changes arrive at random and wait for the lock; whoever
    holds it takes what has come with it, up to a batch. Infinite where more comes than goes."""
    if rate * service >= 1:
        return math.inf
    done, arrivals, at = [], [], 0.0
    while at < seconds:
        at += source.expovariate(rate)
        arrivals.append(at)
    free, i = 0.0, 0
    while i < len(arrivals):
        begin = max(free, arrivals[i])
        end = min(bisect.bisect_right(arrivals, begin, i), i + batch)
        free = begin + 0.0005 + (end - i) * service  # a sync, then each change
        done.extend(free - each for each in arrivals[i:end])
        i = end
    return sorted(done)[int(0.99 * len(done))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--tasks", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peak", type=float, default=3.0, help="load in the busiest hour by the mean of the day")
    parser.add_argument("--skew", type=float, default=0.8, help="of the sizes of subsystems")
    parser.add_argument("--subsystems", type=int, default=2_000)
    options = parser.parse_args()
    found = measure(options.program, options.tasks)
    print("measured on this machine")
    print(f"  a task of 3 events     {found['bytes_per_task']:.0f} bytes in registry and audit log, {100 * found['packed']:.0f}% of that compressed")
    print(f"  batches                {1e6 / found['ingest_per_second']:.0f} µs of processor an event, so {found['ingest_per_second']:,.0f} a second for one directory")
    print(f"  a command alone        {1000 * found['alone']:.0f} ms of processor a change, with the start of the program")
    print(f"  stats                  {found['first']:.2f} s of processor for {found['megabytes']:.0f} MB; again, nothing new, {found['again']:.2f} s")
    service = 1 / found["ingest_per_second"]
    source = random.Random(options.seed)
    shares = weights(options.subsystems, options.skew)
    print(f"\nsimulated: {options.subsystems} subsystems, skew {options.skew}, peak {options.peak} × the mean, seed {options.seed}")
    print("  tasks/day       events/s at peak   directories   busiest   p99 until durable   GB/day   compressed TB/year")
    for tasks in (10_000, 1_000_000, 30_000_000, 100_000_000, 1_000_000_000):
        peak = options.peak * 3 * tasks / DAY
        parts = cut(shares, BEARABLE / (peak * service))
        directories = max(1, math.floor(peak * service / BEARABLE))
        while peak * max(spread(parts, directories)) * service > BEARABLE:
            directories += 1
        busiest = peak * max(spread(parts, directories))
        p99 = wait(busiest, service, 1_000, source)
        size = tasks * found["bytes_per_task"]
        print(f"  {tasks:>13,}   {peak:>16,.0f}   {directories:>11,}   {100 * busiest * service:>6.1f}%   {1000 * p99:>14,.1f} ms   {size / 1e9:>6,.1f}"
              f"   {365 * size * found['packed'] / 1e12:>18,.2f}")


if __name__ == "__main__":
    main()
