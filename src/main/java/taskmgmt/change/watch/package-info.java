/**
 * Use cases of those who watch a log: recording what went wrong with expected runs. What did is decided in {@code expect}; what is done
 * to a task or an incident otherwise is {@code change}'s.
 */
@NullMarked
package taskmgmt.change.watch;

import org.jspecify.annotations.NullMarked;
