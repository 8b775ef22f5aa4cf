/**
 * What can be done to a task or to a run of a workflow on a page or by a client, as data: under which name, by whom, and when it makes
 * sense; and who leads runs.
 *
 * <p>How it is asked for belongs to {@code serve.route} and {@code serve.page}, what it means to {@code change}.
 */
@NullMarked
package taskmgmt.serve.action;

import org.jspecify.annotations.NullMarked;
