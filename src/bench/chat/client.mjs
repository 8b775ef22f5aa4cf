// The official client of OpenAI asks the service that the tests of agents use, and finds each answer to be what it knows: so what those tests hold this
// program's own client to is the protocol. Started by OpenAiClientTest, which says what the service answers, in this order.
import OpenAI from "openai";
import assert from "node:assert/strict";

const [baseURL] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey: "key", maxRetries: 2 });
const tools = [{ type: "function", function: { name: "read_file", parameters: { type: "object", properties: { path: { type: "string" } } } } }];
const question = { model: "m", messages: [{ role: "user", content: "What is in a.txt?" }], tools };

const text = await client.chat.completions.create(question);
assert.equal(text.choices[0].message.content, "hello");
assert.equal(text.choices[0].finish_reason, "stop");
assert.equal(text.usage.total_tokens, 110);

const called = await client.chat.completions.create(question);
const [call] = called.choices[0].message.tool_calls;
assert.equal(called.choices[0].finish_reason, "tool_calls");
assert.equal(call.function.name, "read_file");
assert.deepEqual(JSON.parse(call.function.arguments), { path: "a.txt" });

const pieces = [];
const streamed = client.chat.completions.stream({ ...question, stream_options: { include_usage: true } }).on("content", (piece) => pieces.push(piece));
const whole = await streamed.finalChatCompletion();
assert.deepEqual(pieces, ["I ", "look"]);
assert.equal(whole.choices[0].message.content, "I look");
assert.deepEqual(JSON.parse(whole.choices[0].message.tool_calls[0].function.arguments), { path: "b.txt" });
assert.equal(whole.usage.total_tokens, 12);

// Too much to do (429), and in trouble (500): the client asks again by itself.
assert.equal((await client.chat.completions.create(question)).choices[0].message.content, "after a while");
assert.equal((await client.chat.completions.create(question)).choices[0].message.content, "well again");

const broken = await client.chat.completions.create(question);
assert.throws(() => JSON.parse(broken.choices[0].message.tool_calls[0].function.arguments));

await assert.rejects(client.chat.completions.create(question), (error) => error instanceof OpenAI.BadRequestError && error.code === "context_length_exceeded");
await assert.rejects(client.chat.completions.create(question), (error) => error instanceof OpenAI.AuthenticationError);

// A little now and then, and never an end: it is the one who asks that has to give up.
const slow = await client.chat.completions.create({ ...question, stream: true });
setTimeout(() => slow.controller.abort(), 500);
let count = 0;
for await (const _ of slow) count++;
assert.equal(count, 0);
console.log("the client of OpenAI understood every answer");
