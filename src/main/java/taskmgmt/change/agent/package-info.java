/**
 * The use cases of agents: changing their file, and recording their work on tasks, one transaction per change. The choice of an
 * agent is made in {@code agent}; running agents belongs to {@code run.agent}.
 */
@NullMarked
package taskmgmt.change.agent;

import org.jspecify.annotations.NullMarked;
