/**
 * Leading the work of agents on a task: programs and models that take steps, within a budget, each thing on record before anything
 * follows from it. What is decided is decided in {@code agent}; what tools do is {@code run.agent.tool}'s.
 */
@NullMarked
package taskmgmt.run.agent;

import org.jspecify.annotations.NullMarked;
