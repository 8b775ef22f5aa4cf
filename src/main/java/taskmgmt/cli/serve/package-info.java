/**
 * {@code serve} and the verbs of {@code key}: options, starting and stopping a server, and the reading commands of other packages that it
 * calls by name.
 */
@NullMarked
package taskmgmt.cli.serve;

import org.jspecify.annotations.NullMarked;
