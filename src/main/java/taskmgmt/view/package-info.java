/**
 * What a result looks like: the keys, columns, units and pages of tasks, incidents, learning and policy, for people and for
 * programs alike. Which form is wanted and where it goes is for whoever asks; what is decided or read does not belong here.
 */
@NullMarked
package taskmgmt.view;

import org.jspecify.annotations.NullMarked;
