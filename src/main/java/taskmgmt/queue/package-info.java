/**
 * The queue as data: the command of a queued task, which tasks wait, and which of them a worker takes next. Pure: running tasks
 * and writing events belong elsewhere.
 */
@NullMarked
package taskmgmt.queue;

import org.jspecify.annotations.NullMarked;
