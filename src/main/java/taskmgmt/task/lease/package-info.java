/**
 * Leases on tasks: which worker, possibly on another machine, holds a task and until when; a lease expires by itself. Pure;
 * {@code change.claim} decides who may claim a task.
 */
@NullMarked
package taskmgmt.task.lease;

import org.jspecify.annotations.NullMarked;
