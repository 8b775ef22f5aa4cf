/**
 * Triggers as data: which occurrence starts which workflow, and with what parameters.
 *
 * <p>Pure: storing triggers and starting runs belong to {@code change.trigger}, watching for occurrences to {@code run.trigger}
 * and {@code serve.hook}.
 */
@NullMarked
package taskmgmt.trigger;

import org.jspecify.annotations.NullMarked;
