/** The verbs of {@code integration}. What they do is {@code change.integration}'s. */
@NullMarked
package taskmgmt.cli.integration;

import org.jspecify.annotations.NullMarked;
