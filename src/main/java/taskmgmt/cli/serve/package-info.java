/**
 * {@code serve} and the verbs of {@code key}: options, the start and the end of a server, and how it reads through the commands of the other rooms, which are given
 * to it by their names.
 */
@NullMarked
package taskmgmt.cli.serve;

import org.jspecify.annotations.NullMarked;
