/**
 * The trace of a task, in terms of W3C Trace Context: the caller's context, and the ids of the task's own spans. Pure. The source
 * of the header and the destination of spans do not belong here.
 */
@NullMarked
package taskmgmt.task.trace;

import org.jspecify.annotations.NullMarked;
