/** What a server says of itself in its metrics: its requests, how long they took, and the processes that it follows. What the logs say is not here. */
@NullMarked
package taskmgmt.serve.figure;

import org.jspecify.annotations.NullMarked;
