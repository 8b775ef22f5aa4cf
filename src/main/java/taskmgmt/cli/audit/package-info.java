/**
 * The verbs of {@code audit}.
 */
@NullMarked
package taskmgmt.cli.audit;

import org.jspecify.annotations.NullMarked;
