/**
 * The use cases of agents: keeping their file, and recording what they do to tasks, a transaction each. Who does it is decided in
 * {@code agent}; running it is {@code run.agent}'s.
 */
@NullMarked
package taskmgmt.change.agent;

import org.jspecify.annotations.NullMarked;
