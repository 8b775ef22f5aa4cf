/**
 * The chat completions protocol as values: what is asked, what is answered, whole or in pieces. Pure: what sends it is {@code run.agent}'s.
 */
@NullMarked
package taskmgmt.agent.chat;

import org.jspecify.annotations.NullMarked;
