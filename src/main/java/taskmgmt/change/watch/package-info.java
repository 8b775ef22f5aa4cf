/**
 * The use cases of monitoring a log: recording missed, late and short expected runs. Whether one is missed is decided in {@code
 * expect}; other changes to tasks and incidents belong to {@code change}.
 */
@NullMarked
package taskmgmt.change.watch;

import org.jspecify.annotations.NullMarked;
