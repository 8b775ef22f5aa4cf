/**
 * Leads the work of agents on a task: programs and models that do steps within a budget; every step is recorded before its result
 * is used. Decisions belong to {@code agent}, tools to {@code run.agent.tool}.
 */
@NullMarked
package taskmgmt.run.agent;

import org.jspecify.annotations.NullMarked;
