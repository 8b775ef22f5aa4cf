#!/bin/sh
# A chaos campaign: the worker of a small supervised service is killed, and the supervisor is to start another one. The campaign has
# succeeded where the service recovers, and is verified where the checks pass: there is a worker, and it is another one.
#
#   examples/presets/chaos-campaign.sh
set -eu
here=$(mktemp -d)

cat >"$here/supervisor.sh" <<'SERVICE'
while :; do
    sleep 60 &
    echo $! >"$here/worker.new" && mv "$here/worker.new" "$here/worker"
    wait $! || :
done
SERVICE
export here
sh "$here/supervisor.sh" 2>/dev/null &
supervisor=$!
trap 'kill "$supervisor" "$(cat "$here/worker")" 2>/dev/null || :; rm -r "$here"' EXIT
until [ -s "$here/worker" ]; do sleep 0.01; done
cp "$here/worker" "$here/victim"

${TASK_MGMT:-task-mgmt} run --preset chaos-campaign --metadata campaign="kill the worker" --timeout 30s \
    --verify 'kill -0 "$(cat "$here/worker")" && ! cmp -s "$here/worker" "$here/victim"' -- \
    sh -c 'kill -KILL "$(cat "$here/victim")"; while cmp -s "$here/worker" "$here/victim"; do sleep 0.01; done; echo recovered'
