/**
 * Agents as data: what they can do, at what price and by which means; which of them suits a task, and why; what can go wrong with one. Pure:
 * whoever runs an agent, or keeps the file of agents, is elsewhere.
 */
@NullMarked
package taskmgmt.agent;

import org.jspecify.annotations.NullMarked;
