/**
 * How long tasks will take: predictions from the runs that ended, how sure they are, and how good they were. Pure:
 * which runs there are is the business of {@code store}, the figures that are no prediction that of {@code stats}.
 */
@NullMarked
package taskmgmt.forecast;

import org.jspecify.annotations.NullMarked;
