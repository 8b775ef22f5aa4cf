/**
 * Tools as data: their schemas, the check of arguments against them, and the retry rules for failed calls. Pure: executing a tool
 * belongs to {@code run.agent.tool}.
 */
@NullMarked
package taskmgmt.agent.tool;

import org.jspecify.annotations.NullMarked;
