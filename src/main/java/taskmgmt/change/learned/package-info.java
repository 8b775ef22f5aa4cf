/**
 * What becomes of learned settings: a pass over the log that learns and publishes them through governance, the rollback, and what
 * commands go by. What is learned and by which figures belongs in {@code learning.lesson}.
 */
@NullMarked
package taskmgmt.change.learned;

import org.jspecify.annotations.NullMarked;
