/**
 * The verbs of {@code events}.
 */
@NullMarked
package taskmgmt.cli.events;

import org.jspecify.annotations.NullMarked;
