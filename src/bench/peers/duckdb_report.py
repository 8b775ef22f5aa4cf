"""The report of DuckDbReport.java, asked of DuckDB through its module for Python; the query is read from there, so that it is one.

Arguments and output are the same: the registry, threads, the file for the rows, join or group; the seconds and the seconds of processor
time from opening the database to the last row.
"""
import os
import re
import resource
import sys
import time

import duckdb

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "DuckDbReport.java")


def part(name, source):
    return re.search(name + r' = """\n(.*?)"""', source, re.S).group(1)


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def main():
    registry, threads, rows, way = sys.argv[1:]
    with open(SOURCE, encoding="utf-8") as file:
        source = file.read()
    query = (part("EVENTS", source).replace("%s", registry.replace("'", "''")) + part("BY_JOIN" if way == "join" else "BY_GROUP", source)
             + part("FIGURES", source))
    before, start = cpu(), time.monotonic()
    with duckdb.connect() as connection, open(rows, "w", encoding="utf-8") as out:
        connection.execute(f"SET threads = {int(threads)}")
        for row in connection.execute(query).fetchall():
            out.write("\t".join(str(value) for value in row) + "\n")
    print(time.monotonic() - start, cpu() - before)


main()
