/**
 * The chat completions protocol as values: requests and responses, streamed or not. Pure: sending them belongs to {@code
 * run.agent}.
 */
@NullMarked
package taskmgmt.agent.chat;

import org.jspecify.annotations.NullMarked;
