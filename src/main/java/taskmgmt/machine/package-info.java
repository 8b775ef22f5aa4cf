/**
 * The machine: load, memory, processes, elapsed time. Read-only; knows nothing of tasks and logs.
 */
@NullMarked
package taskmgmt.machine;

import org.jspecify.annotations.NullMarked;
