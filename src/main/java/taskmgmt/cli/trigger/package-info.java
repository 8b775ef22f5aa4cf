/** The verbs of {@code trigger}. What a trigger means stands in {@code trigger}. */
@NullMarked
package taskmgmt.cli.trigger;

import org.jspecify.annotations.NullMarked;
