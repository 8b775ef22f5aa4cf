/** The traces of tasks that are in a log: what {@code task.trace} knows, with their parents looked up. */
@NullMarked
package taskmgmt.store.trace;

import org.jspecify.annotations.NullMarked;
