/**
 * The verbs of {@code policy}.
 */
@NullMarked
package taskmgmt.cli.policy;

import org.jspecify.annotations.NullMarked;
