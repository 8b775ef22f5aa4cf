CREATE VIEW active_tasks AS
SELECT * FROM tasks WHERE status NOT IN ('completed', 'failed', 'cancelled');

CREATE VIEW task_performance_summary AS
SELECT t.subsystem, t.task_type,
       count(*) AS runs,
       count(*) FILTER (WHERE m.status = 'completed') AS completed,
       count(*) FILTER (WHERE m.status = 'failed') AS failed,
       avg(m.duration_seconds) AS avg_seconds,
       min(m.duration_seconds) AS min_seconds,
       max(m.duration_seconds) AS max_seconds,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY m.duration_seconds) AS median_seconds,
       percentile_cont(0.95) WITHIN GROUP (ORDER BY m.duration_seconds) AS p95_seconds,
       avg(m.queue_seconds) AS avg_queue_seconds,
       avg(m.cpu_seconds) AS avg_cpu_seconds,
       max(m.memory_peak_mb) AS max_memory_mb
FROM task_metrics m JOIN tasks t USING (task_id)
WHERE m.completed_at >= now() - interval '30 days'
GROUP BY t.subsystem, t.task_type;

CREATE VIEW workflow_execution_summary AS
SELECT workflow,
       count(*) AS runs,
       count(*) FILTER (WHERE status = 'completed') AS completed,
       count(*) FILTER (WHERE status = 'failed') AS failed,
       count(*) FILTER (WHERE status = 'cancelled') AS cancelled,
       count(*) FILTER (WHERE status NOT IN ('completed', 'failed', 'cancelled')) AS open,
       avg(duration_seconds) AS avg_seconds,
       max(created_at) AS last_created_at
FROM workflows GROUP BY workflow;

CREATE VIEW task_evaluations AS
SELECT subsystem, task_type,
       count(*) AS tasks,
       count(*) FILTER (WHERE status = 'completed') AS completed,
       count(*) FILTER (WHERE status = 'failed') AS failed,
       count(*) FILTER (WHERE status = 'completed')::numeric
           / nullif(count(*) FILTER (WHERE status IN ('completed', 'failed')), 0) AS success_rate,
       sum(verification_passes) AS verification_passes,
       sum(verification_failures) AS verification_failures,
       sum(verification_passes) / nullif(sum(verification_passes) + sum(verification_failures), 0) AS pass_rate,
       count(*) FILTER (WHERE sla_met)::numeric / nullif(count(sla_met), 0) AS sla_rate,
       sum(retries_count) AS retries
FROM tasks GROUP BY subsystem, task_type;

CREATE VIEW workflow_evaluations AS
SELECT w.workflow,
       count(*) AS runs,
       count(*) FILTER (WHERE w.status = 'completed')::numeric
           / nullif(count(*) FILTER (WHERE w.status IN ('completed', 'failed')), 0) AS success_rate,
       avg(s.steps) AS avg_steps,
       sum(s.retries) AS step_retries
FROM workflows w
LEFT JOIN (SELECT workflow_task_id, count(*) AS steps, sum(attempt - 1) AS retries FROM workflow_steps GROUP BY workflow_task_id) s
       ON s.workflow_task_id = w.task_id
GROUP BY w.workflow;

CREATE VIEW system_events AS
SELECT detected_at AS ts, 'incident_detected' AS event, severity, failure_mode AS about, incident_id AS id FROM incidents
UNION ALL
SELECT resolved_at, 'incident_' || status, severity, failure_mode, incident_id FROM incidents WHERE resolved_at IS NOT NULL
UNION ALL
SELECT ts, 'escalated', NULL, fields #>> '{escalation,level}', task_id FROM task_events WHERE event = 'task.escalated';

CREATE VIEW system_health AS
SELECT (SELECT count(*) FROM tasks WHERE created_at >= now() - interval '24 hours') AS created,
       count(*) FILTER (WHERE status = 'completed') AS completed,
       count(*) FILTER (WHERE status = 'failed') AS failed,
       count(*) FILTER (WHERE status = 'cancelled') AS cancelled,
       count(*) FILTER (WHERE status = 'failed')::numeric
           / nullif(count(*) FILTER (WHERE status IN ('completed', 'failed')), 0) AS error_rate,
       avg(duration_seconds) AS avg_seconds,
       (SELECT count(*) FROM active_tasks) AS open_tasks,
       (SELECT count(*) FROM incidents WHERE status NOT IN ('resolved', 'failed')) AS open_incidents
FROM tasks WHERE completed_at >= now() - interval '24 hours';

CREATE VIEW integration_summary AS
SELECT i.name, i.kind, i.enabled,
       count(*) FILTER (WHERE t.status = 'completed') AS completed,
       count(*) FILTER (WHERE t.status = 'failed') AS failed,
       count(*) FILTER (WHERE t.status = 'failed')::numeric
           / nullif(count(*) FILTER (WHERE t.status IN ('completed', 'failed')), 0) AS error_rate,
       avg(t.duration_seconds) FILTER (WHERE t.status IN ('completed', 'failed')) AS avg_seconds,
       max(t.completed_at) FILTER (WHERE t.status = 'completed') AS last_completed_at,
       max(t.completed_at) FILTER (WHERE t.status = 'failed') AS last_failed_at
FROM integrations i
LEFT JOIN tasks t ON t.subsystem = 'integration' AND t.task_type = i.name
GROUP BY i.name, i.kind, i.enabled;
