/**
 * What the machine does and has: its load, its memory, its processes, its passing time. Looks and waits, and touches nothing;
 * knows nothing of tasks and logs.
 */
@NullMarked
package taskmgmt.machine;

import org.jspecify.annotations.NullMarked;
