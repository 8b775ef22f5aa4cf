// A client made from the OpenAPI description by openapi-typescript leads tasks through their lives. Started by .ci/openapi.
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { paths } from "./api.js";

const [url, admin] = process.argv.slice(2);
// The library does not read how the description says that a list is written.
const client = createClient<paths>({ baseUrl: url, querySerializer: { array: { style: "form", explode: false } }, headers: { Authorization: `Bearer ${admin}` } });

/** What was answered, where that was no problem. */
async function ok<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await answer;
  assert(response.ok, `${response.url}: ${response.status} ${JSON.stringify(error)}`);
  return data as T;
}

const created = await client.POST("/api/v1/tasks", { body: { title: "look over the parser", task_type: "review", subsystem: "compiler", priority: 7, metadata: { file: "a.c" } } });
assert.equal(created.response.status, 201, JSON.stringify(created.error));
const location = created.response.headers.get("Location") ?? "";
const path = { id: decodeURIComponent(location.substring(location.lastIndexOf("/") + 1)) };
const params = { path };

const claimed = (await ok(client.POST("/api/v1/tasks/{id}/claim", { params, body: { lease: "1m" } }))) as { token?: number };
const token = claimed.token ?? assert.fail(JSON.stringify(claimed));
await ok(client.POST("/api/v1/tasks/{id}/heartbeat", { params, body: { token } }));
await ok(client.POST("/api/v1/tasks/{id}/progress", { params, body: { token, progress_percent: 40, ml_metrics: { loss: 0.2 } } }));
await ok(client.POST("/api/v1/tasks/{id}/snapshot", { params, body: { token, resource_usage: { cpu_seconds: 1.5 } } }));
await ok(client.PATCH("/api/v1/tasks/{id}", { params, body: { tags: ["parser"] } }));

const stale = await client.POST("/api/v1/tasks/{id}/complete", { params, body: { token: token + 1 } });
assert.equal(stale.response.status, 409);
await ok(client.POST("/api/v1/tasks/{id}/complete", { params, body: { token, verification_passed: true } }));
const task = (await ok(client.GET("/api/v1/tasks/{id}", { params }))) as { status?: string; tags?: string[] };
assert.equal(task.status, "completed");
assert.deepEqual(task.tags, ["parser"]);
const again = await client.POST("/api/v1/tasks/{id}/start", { params });
assert.equal(again.response.status, 409);
assert.equal((again.error as { title?: string }).title !== undefined, true);

const second = (await ok(client.POST("/api/v1/tasks", { body: { title: "flaky", task_id: "flaky", start: true } }))) as { task_id?: string };
const flaky = { path: { id: second.task_id ?? "" } };
await ok(client.POST("/api/v1/tasks/{id}/pause", { params: flaky }));
await ok(client.POST("/api/v1/tasks/{id}/resume", { params: flaky, body: {} }));
await ok(client.POST("/api/v1/tasks/{id}/fail", { params: flaky, body: { error_message: "timed out" } }));
await ok(client.POST("/api/v1/tasks/{id}/retry", { params: flaky, body: {} }));
await ok(client.POST("/api/v1/tasks/{id}/cancel", { params: flaky, body: {} }));

const opened = (await ok(client.POST("/api/v1/incidents", { body: { failure_mode: "port_in_use", severity: "high" } }))) as { incident_id?: string };
const incident = { path: { id: opened.incident_id ?? "" } };
await ok(client.POST("/api/v1/incidents/{id}/remediate", { params: incident, body: {} }));
await ok(client.POST("/api/v1/incidents/{id}/resolve", { params: incident, body: {} }));

const page = await ok(client.GET("/api/v1/tasks", { params: { query: { status: ["completed", "cancelled"], sort: "created_at:desc", limit: 10 } } }));
assert.equal(JSON.stringify(page).includes("look over the parser"), true);
await ok(client.GET("/api/v1/tasks/{id}/history", { params }));
await ok(client.GET("/api/v1/stats", {}));
const key = (await ok(client.POST("/api/v1/keys", { body: { name: "reader", role: "viewer" } }))) as { key?: string; key_id?: string };
const reader = createClient<paths>({ baseUrl: url, headers: { Authorization: `Bearer ${key.key}` } });
assert.equal((await reader.POST("/api/v1/tasks", { body: { title: "x" } })).response.status, 403);
assert.equal((await reader.GET("/api/v1/tasks/{id}", { params })).response.status, 200);
await ok(client.DELETE("/api/v1/keys/{id}", { params: { path: { id: key.key_id ?? "" } } }));
assert.equal((await reader.GET("/api/v1/tasks/{id}", { params })).response.status, 401);
assert.equal((await client.GET("/api/v1/tasks/{id}", { params: { path: { id: "none" } } })).response.status, 404);
console.log("a client made from the description leads tasks, an incident and a key through their lives");
