/** The verbs of {@code credential}. What they do is {@code change.secret}'s. */
@NullMarked
package taskmgmt.cli.credential;

import org.jspecify.annotations.NullMarked;
