/**
 * The sources of tasks, one class each, which interprets its rows. Reading files does not belong here, and no state is kept
 * between imports.
 */
@NullMarked
package taskmgmt.imports.task;

import org.jspecify.annotations.NullMarked;
