/** The verbs of {@code credential}. The changes belong to {@code change.secret}. */
@NullMarked
package taskmgmt.cli.credential;

import org.jspecify.annotations.NullMarked;
