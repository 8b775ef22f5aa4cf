/**
 * Every change to a log: one class per use case, a request record in, a small result out. Each decides under the lock of the log,
 * on its current state. So a change is the same from the command line, a worker or a server.
 *
 * <p>Options, streams, exit codes and texts for people do not belong here, nor do queries that change nothing.
 */
@NullMarked
package taskmgmt.change;

import org.jspecify.annotations.NullMarked;
