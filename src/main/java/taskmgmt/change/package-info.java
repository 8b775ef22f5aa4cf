/**
 * Every change to a log: one class per use case, which takes a request record and returns a small result. Each decides under the
 * lock of the log, on its current state. So a change is the same from the command line, a worker or a server.
 *
 * <p>Options, streams, exit codes and messages for people do not belong here, nor do queries that change nothing.
 */
@NullMarked
package taskmgmt.change;

import org.jspecify.annotations.NullMarked;
