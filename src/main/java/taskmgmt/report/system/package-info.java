/**
 * The state of the logs and the machine, as records. Pure: looking at either belongs to {@code store} and {@code machine}.
 */
@NullMarked
package taskmgmt.report.system;

import org.jspecify.annotations.NullMarked;
