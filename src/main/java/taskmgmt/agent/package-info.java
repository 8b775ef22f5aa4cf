/**
 * Agents as data: their capabilities, prices and kinds; the choice of an agent for a task, with its reasons; the faults of an
 * agent. Pure: running agents and storing their file belong elsewhere.
 */
@NullMarked
package taskmgmt.agent;

import org.jspecify.annotations.NullMarked;
