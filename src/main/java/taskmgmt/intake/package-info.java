/**
 * The way from a foreign file to the log: opens the file, decompresses it, reads its rows, has them converted to events, and
 * sorts these by time. Rows are interpreted in {@code imports}; nothing is written to a log here.
 */
@NullMarked
package taskmgmt.intake;

import org.jspecify.annotations.NullMarked;
