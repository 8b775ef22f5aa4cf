/**
 * Who holds a task for how long: the word of somebody outside of this machine that he works on it, which ends by itself. Pure; who may
 * claim which task is decided in {@code change.claim}.
 */
@NullMarked
package taskmgmt.task.lease;

import org.jspecify.annotations.NullMarked;
