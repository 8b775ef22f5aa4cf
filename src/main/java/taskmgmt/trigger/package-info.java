/**
 * Triggers as data: which occurrence starts which workflow, and with what parameters.
 *
 * <p>Pure: where triggers are kept and how a run is started stands in {@code change.trigger}, and who watches for occurrences in
 * {@code run.trigger} and {@code serve.route}.
 */
@NullMarked
package taskmgmt.trigger;

import org.jspecify.annotations.NullMarked;
