/** The verbs of {@code integration}. The changes belong to {@code change.integration}. */
@NullMarked
package taskmgmt.cli.integration;

import org.jspecify.annotations.NullMarked;
