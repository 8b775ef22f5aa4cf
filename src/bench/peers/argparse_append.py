"""What the same tool would be as a Python script: some 40 sub-commands for argparse, one JSON line appended, no sync."""
import argparse
import datetime
import json
import os
import random

VERBS = {
    "task": "create start progress update verify complete fail cancel list show history deps order watch",
    "incident": "open remediate resolve fail list show",
    "learning": "event training config knowledge progress complete list",
    "events": "publish ingest follow",
    "audit": "list verify proof",
    "evidence": "healing learning unified",
    "plain": "run stats forecast anomalies",
}


def parser():
    top = argparse.ArgumentParser(prog="tasks")
    nouns = top.add_subparsers(dest="noun", required=True)
    for noun, verbs in VERBS.items():
        children = nouns.add_parser(noun).add_subparsers(dest="verb", required=True)
        for verb in verbs.split():
            child = children.add_parser(verb)
            child.add_argument("--logs", default="logs")
            child.add_argument("--actor", default="bench")
            child.add_argument("--title", help="what the task is about")
            child.add_argument("--type", default="custom")
            child.add_argument("--subsystem", default="bench")
            child.add_argument("--priority", type=int, default=5)
    return top


def main():
    args = parser().parse_args()
    task_id = "%s_%s_%08x" % (args.subsystem, args.type, random.getrandbits(32))
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    record = {"ts": now, "event": "task.created", "task_id": task_id, "task_type": args.type, "subsystem": args.subsystem,
              "title": args.title, "created_by": args.actor, "priority": args.priority}
    os.makedirs(args.logs, exist_ok=True)
    with open(os.path.join(args.logs, "registry.jsonl"), "a", encoding="utf-8") as log:
        log.write(json.dumps(record, separators=(",", ":")) + "\n")
    print(task_id)


main()
