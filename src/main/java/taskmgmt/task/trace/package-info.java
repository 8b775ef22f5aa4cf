/**
 * Which trace a task belongs to, by the words of W3C Trace Context: what others hand over, and the ids of tasks themselves. Pure. Where the
 * header comes from and where spans go is not decided here.
 */
@NullMarked
package taskmgmt.task.trace;

import org.jspecify.annotations.NullMarked;
