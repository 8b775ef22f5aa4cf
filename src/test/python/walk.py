#!/usr/bin/env python3
"""Walks a registry by itself and sends a predictor only what has happened: python3 walk.py REGISTRY

Writes what happens to standard output, in the order of time: `start ID AT FACTS`, `end ID MICROS` and `drop ID` where a task
did not end well, AT being its time in microseconds and FACTS a JSON object. Of what happens at the same moment it sends first the
ends of what has run, by when that started, then the starts, then the ends of what took no time at all; where that leaves a choice, by
their ids. After each start it reads one line from standard input: the p50, p90, p95, low and high of the forecast, in
microseconds, or `none`. At the end it writes `scores` and what it has counted, as JSON. It shares nothing with the
program but these lines.
"""
import datetime
import json
import statistics
import sys

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
LEVELS = (0.5, 0.9, 0.95)
ENOUGH = 9  # fewer runs cannot promise an interval of 90%


def micros(text):
    return (datetime.datetime.fromisoformat(text.replace("Z", "+00:00")) - EPOCH) // datetime.timedelta(microseconds=1)


def send(*words):
    print(*words, flush=True)


def happened(path):
    """Starts and ends in their order: (moment, which comes first at one moment, start, id, kind, what is known of the task)."""
    created, started, order = {}, {}, []
    for line in open(path, encoding="utf-8"):
        event = json.loads(line)
        task, kind, at = event["task_id"], event["event"], micros(event["ts"])
        if kind == "task.created":
            created[task] = event
        elif kind == "task.started":
            started[task] = at
            order.append((at, 1, at, task, kind, created[task]))
        else:
            order.append((at, 0 if at > started[task] else 2, started[task], task, kind, created[task]))
    return sorted(order, key=lambda each: each[:4])


def main():
    running = {}
    tasks, unpredicted, ended, promised, inside = 0, 0, 0, 0, 0
    under, losses, errors = [0] * 3, [0.0] * 3, []
    for at, _, start, task, kind, created in happened(sys.argv[1]):
        if kind == "task.started":
            facts = {"subsystem": created["subsystem"], "type": created["task_type"], "creator": created.get("created_by", ""),
                     "title": created.get("title", ""), "metadata": created.get("metadata", {})}
            send("start", task, at, json.dumps(facts))
            answer = sys.stdin.readline().split()
            running[task] = (None if answer == ["none"] else [int(word) for word in answer], ended)
        elif kind == "task.completed":
            said, known = running.pop(task)
            ended += 1
            took = at - start
            send("end", task, took)
            if said is None:
                unpredicted += 1
                continue
            tasks += 1
            if known >= ENOUGH:
                promised += 1
                inside += said[3] <= took <= said[4]
            errors.append(abs(took - said[0]))
            for i, level in enumerate(LEVELS):
                under[i] += took <= said[i]
                miss = took - said[i]
                losses[i] += max(level * miss, (level - 1) * miss) / 1e6
        elif running.pop(task, None) is not None:
            send("drop", task)
    send("scores", json.dumps({
        "tasks": tasks, "unpredicted": unpredicted, "under": [count / tasks for count in under], "inside": inside / promised,
        "loss": sum(losses) / tasks / 3, "median_error": statistics.median_low(errors) / 1e6}))


if __name__ == "__main__":
    main()
