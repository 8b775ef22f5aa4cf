/** The verbs of {@code trigger}. Triggers are defined in {@code trigger}. */
@NullMarked
package taskmgmt.cli.trigger;

import org.jspecify.annotations.NullMarked;
