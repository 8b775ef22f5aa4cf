/**
 * Tools as data: what each takes, whether what it was given fits, how often what went wrong is tried again. Pure: what does something is
 * {@code run.agent.tool}'s.
 */
@NullMarked
package taskmgmt.agent.tool;

import org.jspecify.annotations.NullMarked;
