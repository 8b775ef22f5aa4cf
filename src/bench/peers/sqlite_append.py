"""sqlite_append.c for machines without a C compiler: the same arguments, rows and words."""
import datetime
import os
import sqlite3
import sys
import time

database, transactions, rows, warmup, tables = sys.argv[1], *map(int, sys.argv[2:])
connection = sqlite3.connect(database, timeout=60, isolation_level=None)
connection.execute("PRAGMA journal_mode=WAL")
connection.execute("PRAGMA synchronous=FULL")
connection.execute("CREATE TABLE IF NOT EXISTS event(line TEXT)")
connection.execute("CREATE TABLE IF NOT EXISTS audit(line TEXT)")
following = os.getpid() << 32


def append(count):
    global following
    for _ in range(count):
        connection.execute("BEGIN IMMEDIATE")
        for _ in range(rows):
            following += 1
            now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
            connection.execute("INSERT INTO event VALUES (?)", (
                '{"ts":"%s","event":"task.created","task_id":"bench_custom_%016x","task_type":"custom","subsystem":"bench",'
                '"title":"x","created_by":"bench","priority":5}' % (now, following),))
            if tables > 1:
                connection.execute("INSERT INTO audit VALUES (?)", (
                    '{"entry_id":"log_%d_20250101000000000000","timestamp":"%s","actor":"bench","action":"task_registered",'
                    '"resource":"bench_custom_%016x","decision":{},"metadata":{"subsystem":"bench","task_type":"custom"},'
                    '"witness":{"file":"registry.jsonl","offset":%d,"length":192,"sha256":"%064x"},"seq":%d,"prev":"%064x",'
                    '"hash":"%064x"}' % (following, now, following, following, following, following, following, following),))
        connection.execute("COMMIT")


append(warmup)
print("ready", flush=True)
sys.stdin.readline()
start = time.monotonic()
append(transactions)
print(time.monotonic() - start)
