/**
 * The queue as data: what a queued task executes, which tasks wait, and which of them a worker takes next. Pure. What takes and runs
 * them is elsewhere, as is what is written.
 */
@NullMarked
package taskmgmt.queue;

import org.jspecify.annotations.NullMarked;
