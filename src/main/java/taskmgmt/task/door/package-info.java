/**
 * Fields reported by other programs: values are converted where their meaning is clear, and the rest is kept as unusable. Pure.
 * Parsing a line, its source and its destination do not belong here.
 */
@NullMarked
package taskmgmt.task.door;

import org.jspecify.annotations.NullMarked;
