/**
 * What the product does to a log: one class a use case, a request record in, a small result out. Each decides under the lock of
 * the log, on what is there then. So a change is the same whoever asks for it: the command line, a worker, a server.
 *
 * <p>Options, streams, exit codes and words for people do not belong here, and neither does reading for its own sake.
 */
@NullMarked
package taskmgmt.change;

import org.jspecify.annotations.NullMarked;
