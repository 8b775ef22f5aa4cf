/**
 * Many commands at once, each a task: the source of their lines, the number of parallel commands, the halt condition, the order
 * of their output, and the job log of finished ones. Running one command as a task belongs to {@code run.task}.
 */
@NullMarked
package taskmgmt.run.batch;

import org.jspecify.annotations.NullMarked;
