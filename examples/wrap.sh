#!/bin/sh
# Runs a command as a task, and ends with the command's exit code:
#
#   examples/wrap.sh rsync -a /home backup:/home
#
# The task is completed if the command succeeds, else failed. A command whose task cannot be registered runs all the
# same: a full log must not keep a backup from being made.
#
#   TASK_MGMT        the program, unless it is on the PATH
#   SUBSYSTEM, TYPE  whose work it is and of what kind
set -u

[ $# -gt 0 ] || { echo "usage: wrap.sh COMMAND [ARGUMENT]..." >&2; exit 2; }
program=${TASK_MGMT:-task-mgmt}

id=$("$program" task create --title="$*" --subsystem="${SUBSYSTEM:-shell}" --type="${TYPE:-command}" --start) || exec "$@"

# Ctrl-C reaches the command; this script lives on to report it.
trap : INT TERM HUP
"$@"
status=$?

if [ "$status" -eq 0 ]; then
    "$program" task complete "$id" --quiet
else
    "$program" task fail "$id" --quiet --error "exit code $status"
fi
exit "$status"
