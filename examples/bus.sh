#!/bin/sh
# Compresses files, one task each, without starting task-mgmt for any of them:
#
#   examples/bus.sh /var/log/app/*.1
#
# The functions append one line each to the bus. The next command that writes takes the lines into the registry; reports
# see them at once.
#
#   TASK_MGMT  the program, unless it is on the PATH
set -u

functions=$("${TASK_MGMT:-task-mgmt}" shell-init sh) || exit
eval "$functions"

failures=0
for file in "$@"; do
    id=$(tm_create "compress $file" storage compress) || exit
    tm_start "$id"
    if message=$(gzip -f -- "$file" 2>&1); then
        tm_complete "$id"
    else
        tm_fail "$id" "$message"
        failures=$((failures + 1))
    fi
done
[ "$failures" -eq 0 ]
