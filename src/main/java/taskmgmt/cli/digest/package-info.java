/**
 * The verbs of {@code report}: pages that sum up a period. They get their data from the other reports, and compute no figures
 * themselves.
 */
@NullMarked
package taskmgmt.cli.digest;

import org.jspecify.annotations.NullMarked;
