/**
 * What the machine does and has: its load, its memory, its processes. Looks, and touches nothing; knows nothing of tasks and
 * logs.
 */
@NullMarked
package taskmgmt.machine;

import org.jspecify.annotations.NullMarked;
