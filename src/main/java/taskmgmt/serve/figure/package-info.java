/**
 * What a server reports about itself in its metrics: its requests, their durations, and the processes that it follows. Figures from the
 * logs do not belong here.
 */
@NullMarked
package taskmgmt.serve.figure;

import org.jspecify.annotations.NullMarked;
