#!/bin/sh
# From real failures to "SELF-HEALING IS WORKING", and from real runs to "LEARNING SYSTEM IS ACTIVE", on a copy of any logs.
#
#   autonomy.sh [LOGS [DIRECTORY]]   copies LOGS (examples/logs unless given), and works in DIRECTORY; in a temporary one unless given,
#                                    which is removed at the end
#
#   TASK_MGMT  the program, unless it is on the PATH
#   FAILURES   how often the service is killed before it is learned how to heal it (at least 10)
#   RUNS       how many commands are run to learn what is normal (at least 90)
#
# The service is sleep(1) with a pidfile. Its playbook first tries a remedy that does not help, until it was learned which one does.
# Each record is printed as it is written. Exit code: 0 both verdicts are PASS, 1 not.
set -eu

program=${TASK_MGMT:-task-mgmt}
source=$(cd "${1:-$(dirname "$0")/logs}" && pwd)
if [ $# -gt 1 ]; then
    directory=$2
    mkdir -p "$directory"
else
    directory=$(mktemp -d)
    trap 'rm -rf "$directory"' EXIT
fi
cd "$directory"
mkdir logs
cp "$source"/*.jsonl logs
chmod u+w logs/*
TASK_MGMT_LOGS=$PWD/logs
TASK_MGMT_ACTOR=${TASK_MGMT_ACTOR:-autonomy}
export TASK_MGMT_LOGS TASK_MGMT_ACTOR

# Prints what was written to the logs since the last call.
told() {
    for log in incidents registry immutable_audit; do
        touch "$log.seen"
        [ -f "logs/$log.jsonl" ] || continue
        tail -n "+$(($(cat "$log.seen" 2>/dev/null || echo 0) + 1))" "logs/$log.jsonl"
        lines "$log"
    done
}
lines() {
    wc -l < "logs/$1.jsonl" > "$1.seen"
}
for log in incidents registry immutable_audit; do
    [ ! -f "logs/$log.jsonl" ] || lines "$log"
done

cat > service.yaml <<'END'
id: service
failure_mode: service_down
severity: critical
detector: {type: process_gone, pidfile: service.pid, command: sleep}
cool_down: 0s
max_remedies_per_hour: 1000
remedies:
  - {type: command, shell: true, line: 'sleep 0.2; kill -HUP "$(cat service.pid)" 2>/dev/null'}
  - {type: restart, argv: [sleep, "3600"], pidfile: service.pid}
END
fail() {
    kill -KILL "$(cat service.pid)"
    while kill -0 "$(cat service.pid)" 2>/dev/null; do
        wait "$(cat service.pid)" 2>/dev/null || sleep 0.01
    done
}

sleep 3600 &
echo $! > service.pid
echo "--- a service is killed again and again, and healed"
i=0
while [ $i -lt "${FAILURES:-10}" ]; do
    fail
    "$program" heal run service.yaml
    told
    i=$((i + 1))
done

echo "--- commands are run: most take no time, each fifth takes longer"
i=0
while [ $i -lt "${RUNS:-90}" ]; do
    "$program" run --quiet --subsystem demo --type nightly -- sleep "$([ $((i % 5)) -eq 4 ] && echo 0.5 || echo 0.05)"
    told
    i=$((i + 1))
done

echo "--- what can be learned from that"
"$program" learn loop
told
"$program" learn show

echo "--- the service is killed once more, and healed by what was learned"
fail
"$program" heal run service.yaml
told
kill "$(cat service.pid)"

"$program" audit verify
"$program" evidence healing > healing.txt
"$program" evidence learning > learning.txt
grep '^\[' healing.txt learning.txt | cut -d: -f2-
grep -q '^\[PASS\] SELF-HEALING IS WORKING!' healing.txt
grep -q '^\[PASS\] LEARNING SYSTEM IS ACTIVE!' learning.txt
