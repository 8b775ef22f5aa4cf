/**
 * Exact decimal numbers, for what the parts know and what they compute. Knows nothing of tasks, of formats or of how a
 * number is shown to people.
 */
@NullMarked
package taskmgmt.number;

import org.jspecify.annotations.NullMarked;
