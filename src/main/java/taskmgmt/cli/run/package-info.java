/**
 * {@code run}: does the work, as a task. What is run and recorded is {@code run.task}'s; here options become its request.
 */
@NullMarked
package taskmgmt.cli.run;

import org.jspecify.annotations.NullMarked;
