/** The traces of tasks in a log: {@code task.trace} with the parents looked up. */
@NullMarked
package taskmgmt.store.trace;

import org.jspecify.annotations.NullMarked;
