/** The triggers of a log directory, and how one starts a run of its workflow. The triggers themselves are defined in {@code trigger}. */
@NullMarked
package taskmgmt.change.trigger;

import org.jspecify.annotations.NullMarked;
