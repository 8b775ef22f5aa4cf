/**
 * Claiming tasks for work that is done elsewhere: by programs in other languages, by agents, on other machines. The claim is a lease,
 * which ends by itself; {@link taskmgmt.task.lease} knows what it says, and whoever runs commands itself takes them from
 * {@code change.queue} instead.
 */
@NullMarked
package taskmgmt.change.claim;

import org.jspecify.annotations.NullMarked;
