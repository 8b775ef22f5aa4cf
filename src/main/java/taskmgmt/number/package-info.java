/**
 * Exact decimal numbers for stored and computed values. Knows nothing of tasks or file formats, or of formatting for people.
 */
@NullMarked
package taskmgmt.number;

import org.jspecify.annotations.NullMarked;
