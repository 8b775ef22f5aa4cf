// The official client of version 2026-07-28 and the official package for its extension io.modelcontextprotocol/tasks: a call is followed to its end,
// and another one is fetched by its handle. Started by .ci/mcp.
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { createTaskSessionFromClient, resultFromTaskOutcome } from "@modelcontextprotocol/ext-tasks/client";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const [kind, first, second] = process.argv.slice(2);
const protocolVersion = "2026-07-28";
const clientInfo = { name: "extension", version: "1.0.0" };

async function connected() {
  const client = new Client(clientInfo, { versionNegotiation: { mode: { pin: protocolVersion } } });
  await client.connect(kind === "http"
    ? new StreamableHTTPClientTransport(new URL("/mcp", first), { requestInit: { headers: { Authorization: `Bearer ${second}` } } })
    : new StdioClientTransport({ command: first, args: ["mcp", "--logs", second], stderr: "inherit" }));
  assert.equal(client.getProtocolEra(), "modern");
  return client;
}

// The client does not send the messages of extensions itself: this does, as a host would.
const raw = kind === "http" ? overHttp() : overStreams();

function overHttp() {
  const dispatch = async (request) => {
    const name = request.params.taskId ?? request.params.name;
    const response = await fetch(new URL("/mcp", first), {
      method: "POST",
      headers: {
        "Content-Type": "application/json", Accept: "application/json, text/event-stream", Authorization: `Bearer ${second}`,
        "MCP-Protocol-Version": protocolVersion, "Mcp-Method": request.method, ...(name === undefined ? {} : { "Mcp-Name": name }),
      },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, ...request }),
    });
    return outcome(await response.json());
  };
  return { dispatch, close: () => {} };
}

function overStreams() {
  const server = spawn(first, ["mcp", "--logs", second], { stdio: ["pipe", "pipe", "inherit"] });
  const waiting = new Map();
  createInterface({ input: server.stdout }).on("line", (line) => {
    const answer = JSON.parse(line);
    waiting.get(answer.id)(outcome(answer));
  });
  let last = 0;
  const dispatch = (request) => new Promise((resolve) => {
    waiting.set(++last, resolve);
    server.stdin.write(JSON.stringify({ jsonrpc: "2.0", id: last, ...request }) + "\n");
  });
  return { dispatch, close: () => server.stdin.end() };
}

function outcome(answer) {
  return answer.error ? { kind: "error", error: answer.error } : { kind: "result", result: answer.result };
}

function session(client, endpointId) {
  return createTaskSessionFromClient(client, {
    endpointId, rawDispatch: raw.dispatch, v2RequestFraming: { protocolVersion, clientInfo, clientCapabilities: {} },
  });
}

const client = await connected();
assert((await client.listTools()).tools.some((tool) => tool.name === "delegate"));
const worker = await connected();
const call = async (name, args) => (await worker.callTool({ name, arguments: args })).structuredContent;

const tasks = session(client, "registry");
const execution = await tasks.callTool("delegate", { title: "look over the printer", type: "printer" });
const { task_id: id, token } = await call("claim", { type: "printer" });
await call("complete", { id, token, result: { comments: 7 } });
const result = resultFromTaskOutcome((await execution.settle()).outcome);
assert.deepEqual(result.structuredContent.result, { comments: 7 });
assert.equal(result.isError, false);

// What takes no task of the protocol is answered as before.
const stats = await (await tasks.callTool("stats", { by: "type" })).settle();
assert.equal(resultFromTaskOutcome(stats.outcome).isError, false);
await tasks.close();
await client.close();
await worker.close();
raw.close();
console.log(`over ${kind} the client of ${protocolVersion} called a tool as a task and fetched its result`);
