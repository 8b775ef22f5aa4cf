#!/bin/sh
# Turns the job log of GNU parallel into tasks:
#
#   parallel --joblog jobs.tsv gzip ::: *.txt
#   examples/ingest.sh jobs.tsv
#
# Each job becomes a task with the times and the exit code that parallel has noted. A job log may be ingested again while
# it grows: events that are there already add nothing. Needs jq.
#
#   TASK_MGMT  the program, unless it is on the PATH
set -u

[ $# -eq 1 ] && [ -r "$1" ] || { echo "usage: ingest.sh JOBLOG" >&2; exit 2; }

# Columns: Seq, Host, Starttime, JobRuntime, Send, Receive, Exitval, Signal, Command; times are in seconds since 1970.
jq -Rnc '
    def stamp: (. * 1000 | round) as $ms
        | ($ms / 1000 | floor | todate | rtrimstr("Z")) + "." + ("00\($ms % 1000)" | .[-3:]) + "Z";

    inputs | split("\t") | select(.[0] | test("^[0-9]+$"))
    | .[2] as $start | (.[2] | tonumber) as $began | ($began + (.[3] | tonumber)) as $ended
    | {task_id: "parallel_job_\(.[0])_\($start | gsub("[^0-9]"; ""))"} as $id
    | {ts: ($began | stamp), event: "task.created"} + $id
        + {task_type: "job", subsystem: "parallel", title: (.[8:] | join("\t")), metadata: {host: .[1]}},
      {ts: ($began | stamp), event: "task.started"} + $id,
      if .[6] == "0" and .[7] == "0"
      then {ts: ($ended | stamp), event: "task.completed"} + $id + {success: true}
      else {ts: ($ended | stamp), event: "task.failed"} + $id
          + {error_message: (if .[7] == "0" then "exit code " + .[6] else "signal " + .[7] end)}
      end' "$1" | "${TASK_MGMT:-task-mgmt}" events ingest -
