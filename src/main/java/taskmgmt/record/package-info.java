/**
 * Converts lines of logs to records and back: one codec for each kind of file. How JSON is read or written belongs to {@code json}.
 */
@NullMarked
package taskmgmt.record;

import org.jspecify.annotations.NullMarked;
