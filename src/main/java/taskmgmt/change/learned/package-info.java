/**
 * The life cycle of learned settings: a pass over the log that learns them and publishes them through governance, the rollback,
 * and the settings in force for commands. The fitting itself belongs to {@code learning.lesson}.
 */
@NullMarked
package taskmgmt.change.learned;

import org.jspecify.annotations.NullMarked;
