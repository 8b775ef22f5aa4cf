#!/bin/sh
# From a real failure to the evidence that it was healed: a service dies, a playbook starts it again.
#
#   heal.sh [DIRECTORY]     works in DIRECTORY; in a temporary one unless given, which is removed at the end
#
#   TASK_MGMT  the program, unless it is on the PATH
#
# The service is sleep(1) with a pidfile. It is ended by KILL, found gone, started again, and verified. Each record is printed. Exit
# code: 0 healed, 1 not.
set -eu

program=${TASK_MGMT:-task-mgmt}
if [ $# -gt 0 ]; then
    directory=$1
else
    directory=$(mktemp -d)
    trap 'rm -rf "$directory"' EXIT
fi
cd "$directory"
TASK_MGMT_LOGS=$directory/logs
export TASK_MGMT_LOGS

cat > service.yaml <<'END'
id: service
failure_mode: service_down
severity: critical
detector: {type: process_gone, pidfile: service.pid, command: sleep}
remedies:
  - {type: restart, argv: [sleep, "3600"], pidfile: service.pid}
END

sleep 3600 &
echo $! > service.pid
"$program" heal run service.yaml

echo "--- the service is killed"
kill -KILL "$(cat service.pid)"
wait "$(cat service.pid)" 2>/dev/null || true
"$program" heal run service.yaml

echo "--- what was recorded"
cat logs/incidents.jsonl logs/registry.jsonl
"$program" incident reconcile

kill "$(cat service.pid)"
"$program" evidence healing | tee evidence.txt
grep -q '^\[PASS\] SELF-HEALING IS WORKING!' evidence.txt
