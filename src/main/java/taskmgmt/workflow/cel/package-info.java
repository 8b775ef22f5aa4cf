/**
 * Conditions in the Common Expression Language: compiling one, what it asks for, and its value. The only user of the library for
 * it, which is loaded where a workflow has such a condition. Pure. What its values mean belongs to {@code workflow}.
 */
@NullMarked
package taskmgmt.workflow.cel;

import org.jspecify.annotations.NullMarked;
