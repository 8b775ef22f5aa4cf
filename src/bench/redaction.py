"""How often redaction takes out of real logs what is no secret: python3 redaction.py PROGRAM FILE...

Each line of each file, JSON or plain text, gzipped or not, becomes the metadata of a task, and is ingested. What is counted are
the records that lost something; the first few are shown with what stands there now, for a person to judge.
"""
import gzip
import json
import os
import subprocess
import sys
import tempfile

SHOWN = 5


def lines(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8", errors="replace") as source:
        for line in source:
            try:
                yield json.loads(line)
            except ValueError:
                yield line.rstrip("\n")


def ingested(program, path, place):
    events = os.path.join(place, "events.jsonl")
    count = 0
    with open(events, "w", encoding="utf-8") as out:
        for count, line in enumerate(lines(path), 1):
            out.write(json.dumps({"ts": "2026-01-05T00:00:00Z", "event": "task.created", "task_id": f"t{count}", "title": "x",
                                  "metadata": {"line": line}}) + "\n")
    logs = os.path.join(place, "logs")
    subprocess.run([program, "events", "ingest", events, "--logs", logs, "--sync", "os"], check=True, stdout=subprocess.DEVNULL)
    with open(os.path.join(logs, "registry.jsonl"), encoding="utf-8") as registry:
        changed = [record for record in map(json.loads, registry) if "redacted" in record]
    return count, changed


def at(record, path):
    """What stands under a path of the record, or the record where the path cannot be followed."""
    here = record
    for key in path.replace("[", ".[").split("."):
        if isinstance(here, list) and key.startswith("["):
            here = here[int(key[1:-1])]
        elif isinstance(here, dict) and key in here:
            here = here[key]
        else:
            return record
    return here


def main(program, paths):
    total = hits = 0
    for path in paths:
        with tempfile.TemporaryDirectory() as place:
            count, changed = ingested(program, path, place)
        total, hits = total + count, hits + len(changed)
        print(f"{os.path.basename(path):36}{count:>9,} records{len(changed):>7,} redacted")
        for record in changed[:SHOWN]:
            for where in record["redacted"]:
                print(f"    {where}: {str(at(record, where))[:120]}")
    print(f"{'all':36}{total:>9,} records{hits:>7,} redacted ({1e6 * hits / max(1, total):.1f} in a million)")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
