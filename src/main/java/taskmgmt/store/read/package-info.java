/**
 * Reading the log directory without its lock: tasks, runs, incidents, the bus, and data derived from them.
 */
@NullMarked
package taskmgmt.store.read;

import org.jspecify.annotations.NullMarked;
