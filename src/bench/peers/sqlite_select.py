"""The questions of crowd.py to an indexed table: sqlite_select.py DATABASE QUESTION [ID]."""
import sqlite3
import sys

path, question, *words = sys.argv[1:]
rows = sqlite3.connect(path)
found = {
    "show": lambda: rows.execute("select * from tasks where id = ?", words),
    "show by prefix": lambda: rows.execute("select * from tasks where id >= ? and id < ? limit 2", (words[0], words[0] + "\uffff")),
    "show by end": lambda: rows.execute("select * from tasks where id like ? limit 2", ("%" + words[0],)),
    "list --id, as shells complete": lambda: rows.execute("select id, status from tasks where id >= ? and id < ? order by id limit 100",
                                                          (words[0], words[0] + "\uffff")),
    "deps": lambda: rows.execute("select * from tasks where id = ?1 or depends_on = ?1", words),
    "list --limit 30": lambda: rows.execute("select * from tasks order by status = 'completed', created desc limit 30"),
}[question]()
for row in found:
    print(*row)
