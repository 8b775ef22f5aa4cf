/**
 * Between a line of a log and a record: one codec for each kind of file. How JSON is read or written belongs to {@code json}.
 */
@NullMarked
package taskmgmt.record;

import org.jspecify.annotations.NullMarked;
