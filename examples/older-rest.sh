#!/bin/sh
# Works with a server by the addresses that clients of earlier task registries know: sh older-rest.sh [URL]
# For one that was started with --anonymous reporter; else add -H "Authorization: Bearer $KEY" to ask. Needs curl.
set -eu

server=${1:-http://localhost:8000}

ask() {
    echo "# $*"
    curl -sS --fail-with-body "$@"
}

# A task, from its registration to its end
ask "$server/api/tasks/register" -d '{"task_id": "healing_playbook_abc123", "title": "Free the port", "subsystem": "healing", "task_type": "playbook"}'
ask "$server/api/tasks/healing_playbook_abc123/start" -d '{}'
ask "$server/api/tasks/healing_playbook_abc123/status"
ask "$server/api/tasks/healing_playbook_abc123/complete" -d '{"success": true, "verification_passed": true}'
ask "$server/api/task-registry/task/healing_playbook_abc123"

# Which tasks there are
ask "$server/api/task-registry/tasks?status=active"
ask "$server/api/task-registry/tasks?subsystem=healing"
ask "$server/api/task-registry/tasks?subsystem=learning&status=completed"
ask "$server/api/tasks/registry?subsystem=self_healing"
ask "$server/api/tasks/registry?status=completed"
ask "$server/api/tasks/registry?task_type=healing_incident"

# How subsystems do
ask "$server/api/task-registry/subsystem/healing"
ask "$server/api/task-registry/subsystems"
ask "$server/api/tasks/metrics/subsystem/healing"
ask "$server/api/tasks/metrics/summary"
ask "$server/api/task-registry/stats"

# What is to be expected, and what was out of the ordinary
ask "$server/api/task-registry/forecast?subsystem=healing&task_type=playbook"
ask "$server/api/task-registry/metrics/anomalies"
ask "$server/api/task-registry/metrics/anomalies?subsystem=ml_pipeline"
