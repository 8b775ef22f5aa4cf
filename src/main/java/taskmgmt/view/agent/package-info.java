/** Agents and their runs as shown: keys, columns and pages. The rules belong to {@code agent}. */
@NullMarked
package taskmgmt.view.agent;

import org.jspecify.annotations.NullMarked;
