#!/bin/sh
# An operation on another machine; it is verified where the command there exits with 0.
#
#   REMOTE='ssh web1' examples/presets/remote-operation.sh df -h /
#
#   REMOTE  how a command reaches the machine (default: env, which is this machine)
set -eu
[ $# -gt 0 ] || set -- uname -n

exec ${TASK_MGMT:-task-mgmt} run --preset remote-operation -- ${REMOTE:-env} "$@"
