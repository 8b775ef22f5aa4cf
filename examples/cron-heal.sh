#!/bin/sh
# Heals a port conflict and records it as an incident. Meant for cron, a minute before the service starts:
#
#   59 1 * * *  /opt/task-mgmt-examples/cron-heal.sh 8080 systemctl stop old-web
#
# If nothing listens on the port, it does nothing. Else it opens an incident, runs the command, and resolves the incident
# when the port is free, or records that it could not be healed. Exit code: 0 the port is free, 1 it is not.
#
#   TASK_MGMT  the program, unless it is on the PATH
#   PATIENCE   how many seconds the port may take to become free; 5 unless given
#
# Linux only: it reads /proc/net.
set -u

[ $# -gt 1 ] || { echo "usage: cron-heal.sh PORT COMMAND [ARGUMENT]..." >&2; exit 2; }
program=${TASK_MGMT:-task-mgmt}
port=$1
shift
listening=$(printf ':%04X .* 0A ' "$port") || exit 2

port_is_taken() {
    cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk '{ print $2, $3, $4, "" }' | grep -Eq "^[0-9A-F]*$listening"
}

port_is_taken || exit 0

id=$("$program" incident open --failure-mode port_in_use --severity high --metadata port="$port") || exit
"$program" incident remediate "$id" --action "$*" >/dev/null
"$@"

left=${PATIENCE:-5}
while port_is_taken && [ "$left" -gt 0 ]; do
    sleep 1
    left=$((left - 1))
done

if port_is_taken; then
    "$program" incident fail "$id" --error "port $port is still taken"
    exit 1
fi
"$program" incident resolve "$id"
