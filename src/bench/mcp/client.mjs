// The official TypeScript client works through a task, and 20 of them share out 20 tasks: each with a server of its own, or all with one
// over HTTP. Started by .ci/mcp.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { CallToolResultSchema } from "@modelcontextprotocol/sdk/types.js";
import assert from "node:assert/strict";

const [kind, first, second] = process.argv.slice(2);

// "stdio", the program and the log directory; or "http", the address and the key.
function transport(key = second) {
  return kind === "http"
    ? new StreamableHTTPClientTransport(new URL("/mcp", first), { requestInit: { headers: { Authorization: `Bearer ${key}` } } })
    : new StdioClientTransport({ command: first, args: ["mcp", "--logs", second], stderr: "inherit" });
}

// 20 servers that start at once take their time on a machine that has other things to do.
const patient = { timeout: 150_000 };

async function connected(name) {
  const client = new Client({ name, version: "1.0.0" });
  const over = transport();
  await client.connect(over, patient);
  const call = async (tool, args = {}) => {
    const result = await client.callTool({ name: tool, arguments: args }, undefined, patient);
    assert.deepEqual(JSON.parse(result.content[0].text), result.structuredContent);
    return { ...result.structuredContent, isError: result.isError === true };
  };
  return { client, call, over };
}

const { client, call } = await connected("typescript");
const { tools } = await client.listTools();
for (const name of ["create", "list", "claim", "heartbeat", "progress", "complete", "fail", "forecast", "stats", "evidence", "search"]) {
  assert(tools.some((tool) => tool.name === name && tool.inputSchema.type === "object"), name);
}
const { task_id: id } = await call("create", { title: "look over the parser", type: "review", input: { file: "a.c" } });
const claimed = await call("claim", { type: "review" });
assert.equal(claimed.task_id, id);
assert.deepEqual(claimed.input, { file: "a.c" });
await call("heartbeat", { id, token: claimed.token });
await call("progress", { id, token: claimed.token, percent: 50, message: "half" });
assert.equal((await call("complete", { id, token: 1 })).exit_code, 4);
assert.equal((await call("complete", { id, token: claimed.token, result: { comments: 3 } })).status, "completed");
assert.equal((await call("evidence")).isError, false);
assert.equal((await call("stats", { by: "type" })).groups[0].completed, 1);
assert.equal((await call("list", { nonsense: 1 })).isError, true);
const history = await client.readResource({ uri: `task-mgmt://tasks/${id}/history` });
assert.match(history.contents[0].text, /task\.completed/);
assert.equal((await client.listResourceTemplates()).resourceTemplates.length, 3);
const prompt = await client.getPrompt({ name: "triage", arguments: {} });
assert.match(prompt.messages[0].content.text, /stuck/);

const count = 20;
for (let i = 0; i < count; i++) await call("create", { title: `t${i}` });
await client.close();
const taken = await Promise.all(Array.from({ length: count }, async (_, i) => {
  const agent = await connected(`agent${i}`);
  const { task_id } = await agent.call("claim");
  await agent.client.close();
  return task_id;
}));
assert.equal(new Set(taken).size, count);

// Call now, fetch later, by the tasks of 2025-11-25: the client follows a call while somebody else does the work.
const caller = await connected("caller");
const other = await connected("other");
assert.deepEqual(caller.client.getServerCapabilities().tasks, { list: {}, cancel: {}, requests: { tools: { call: {} } } });
const seen = [];
for await (const message of caller.client.experimental.tasks.callToolStream(
  { name: "delegate", arguments: { title: "look over the lexer", type: "lexer" } }, CallToolResultSchema, { task: { ttl: 60_000 } })) {
  seen.push(message.type);
  if (message.type === "taskCreated") {
    const { task_id, token } = await other.call("claim", { type: "lexer" });
    assert.equal(task_id, message.task.taskId);
    await other.call("complete", { id: task_id, token, result: { comments: 5 } });
  }
  if (message.type === "result") assert.deepEqual(message.result.structuredContent.result, { comments: 5 });
  if (message.type === "error") throw message.error;
}
assert.equal(seen.at(0), "taskCreated");
assert.equal(seen.at(-1), "result");

// What was called is fetched by another client, from another server where each has its own.
const stream = caller.client.experimental.tasks.callToolStream({ name: "delegate", arguments: { title: "later", type: "later" } },
  CallToolResultSchema, { task: {} });
const { taskId } = (await stream.next()).value.task;
await caller.client.close();
const fetcher = await connected("fetcher");
assert.equal((await fetcher.client.experimental.tasks.getTask(taskId)).status, "working");
const later = await other.call("claim", { type: "later" });
await other.call("complete", { id: taskId, token: later.token, result: "done" });
const fetched = await fetcher.client.experimental.tasks.getTaskResult(taskId, CallToolResultSchema);
assert.equal(fetched.structuredContent.result, "done");
assert((await fetcher.client.experimental.tasks.listTasks()).tasks.some((task) => task.taskId === taskId && task.status === "completed"));
const { task_id: unwanted } = await other.call("create", { title: "unwanted" });
assert.equal((await fetcher.client.experimental.tasks.cancelTask(unwanted)).status, "cancelled");
await assert.rejects(fetcher.client.experimental.tasks.cancelTask(unwanted), /has ended/);
await fetcher.client.close();
await other.client.close();

if (kind === "http") {
  const { client: last, over } = await connected("last");
  await over.terminateSession();
  await assert.rejects(last.listTools(), /Mcp-Session-Id/);
  await assert.rejects(new Client({ name: "stranger", version: "1.0.0" }).connect(transport("tm_none")), /401|key/);
}
console.log(`over ${kind} the TypeScript client completed a task, and ${count} of them claimed ${new Set(taken).size} tasks, and calls were fetched later`);
