/**
 * Claiming tasks for work done elsewhere: by programs in other languages, by agents, on other machines. A claim is a lease, which
 * expires by itself; {@link taskmgmt.task.lease} defines it. Workers that run commands themselves take them from {@code
 * change.queue} instead.
 */
@NullMarked
package taskmgmt.change.claim;

import org.jspecify.annotations.NullMarked;
