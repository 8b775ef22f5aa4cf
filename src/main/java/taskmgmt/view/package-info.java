/**
 * Results as shown: the keys, columns, units and pages of tasks, incidents, learning and policy, for people and for programs
 * alike. The caller chooses the format and the output; decisions and reading do not belong here.
 */
@NullMarked
package taskmgmt.view;

import org.jspecify.annotations.NullMarked;
