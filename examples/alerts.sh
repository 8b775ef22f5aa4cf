#!/bin/sh
# Be told of a backup that fails and of one that never comes, by a program of your own; then see what was told and what is on record.
# usage: examples/alerts.sh [DIRECTORY]    (default: a new temporary directory)
set -eu
tm=${TASK_MGMT:-task-mgmt}
dir=${1:-$(mktemp -d)}
export TASK_MGMT_LOGS="$dir/logs"

"$tm" expect add backup --every 5s --grace 1s > /dev/null
"$tm" alert add ops --on task_failed --on run_missing -- sh -c 'echo "$TASK_MGMT_ALERT_ON: $TASK_MGMT_ALERT_TEXT" >> "$0"' "$dir/told" > /dev/null
"$tm" run -q --type backup -- sh -c 'echo no space left >&2; exit 3' || echo "the backup failed with exit code $?"
until "$tm" expect check > /dev/null; [ $? = 1 ]; do :; done 2> /dev/null
"$tm" alert run > /dev/null
"$tm" alert run > /dev/null # once each
cat "$dir/told"
"$tm" alert list -o jsonl
"$tm" audit verify | tail -n 1
