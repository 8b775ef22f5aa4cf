/** The triggers of a log directory, and how one starts a run of its workflow. What a trigger means stands in {@code trigger}. */
@NullMarked
package taskmgmt.change.trigger;

import org.jspecify.annotations.NullMarked;
