#!/bin/sh
# A task's life over HTTP, and what older clients ask for at their addresses; then who did it, by the audit log.
# usage: examples/rest.sh [DIRECTORY]    (default: a new temporary directory); needs curl
set -eu
tm=${TASK_MGMT:-task-mgmt}
dir=${1:-$(mktemp -d)}
mkdir -p "$dir"
export TASK_MGMT_LOGS="$dir/logs"

key=$("$tm" key create --name example --role operator)
"$tm" serve --port 0 2> "$dir/serve.err" &
server=$!
trap 'kill $server 2> /dev/null || :' EXIT
until url=$(grep -o 'http://[^ ]*' "$dir/serve.err"); do kill -0 $server; done

get() { curl -sSf -H "Authorization: Bearer $key" "$url$1"; }
post() { curl -sSf -H "Authorization: Bearer $key" -H "Idempotency-Key: ${3:-$1}" "$url$1" -d "$2"; }
id() { sed -n 's/.*"task_id": "\([^"]*\)".*/\1/p' | head -n 1; }

echo "-- a playbook that heals, and one that does not"
for n in 1 2 3 4; do
    task=$(post /api/tasks/register '{"title":"Fix port collision","subsystem":"healing","task_type":"playbook","priority":8,"sla_hours":1}' "create-$n" | id)
    post "/api/tasks/$task/start" '{}' > /dev/null
    post "/api/v1/tasks/$task/progress" '{"progress_percent":50,"progress_message":"cleaning up port 8000"}' > /dev/null
    ok=true
    [ "$n" != 4 ] || ok=false
    post "/api/tasks/$task/complete" "{\"success\":$ok,\"resource_usage\":{\"cpu_seconds\":12.5,\"memory_peak_mb\":250}}" > /dev/null
done
post /api/v1/tasks '{"title":"Train ranker","subsystem":"ml_pipeline","task_type":"training_job","start":true}' again | id > "$dir/open"
echo "sent again, it is the same task: $([ "$(post /api/v1/tasks '{"title":"Train ranker","subsystem":"ml_pipeline","task_type":"training_job","start":true}' again | id)" = "$(cat "$dir/open")" ] && echo yes)"

echo "-- open tasks, and those of a subsystem"
get '/api/task-registry/tasks?status=active' | grep '"title"'
get '/api/task-registry/tasks?subsystem=healing' | grep -c '"task_id"'
get '/api/task-registry/tasks?subsystem=healing&status=completed' | grep -c '"task_id"'
get "/api/task-registry/task/$(cat "$dir/open")" | grep '"status"'
get '/api/tasks/registry?task_type=playbook' | grep -c '"task_id"'

echo "-- a subsystem, all of them, a forecast, anomalies"
get /api/task-registry/subsystem/healing | grep -E '"(subsystem|completed|failed|task_type|success_rate|total_completed)"'
get /api/task-registry/subsystems | grep '"subsystem": '
get '/api/task-registry/forecast?subsystem=healing&task_type=playbook' | grep -E '"(forecast|sample_size|confidence)"'
get /api/task-registry/metrics/anomalies > /dev/null
get '/api/task-registry/metrics/anomalies?subsystem=ml_pipeline' > /dev/null
get /api/task-registry/stats | grep -E '^    "(tasks|completed|failed|success_rate)"'

echo "-- what cannot be"
curl -s -H "Authorization: Bearer $key" "$url/api/v1/tasks/$(cat "$dir/open")/progress" -d '{"progress_percent":101}' | grep -E '"(status|detail)"'
curl -s "$url/api/v1/tasks" | grep -E '"(status|detail)"'

echo "-- on record"
"$tm" audit list --by "$(printf %s "$key" | cut -d_ -f2)" -o csv | tail -n +2 | cut -d, -f3,4 | sort | uniq -c
"$tm" audit verify | tail -n 1
