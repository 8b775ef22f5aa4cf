/**
 * What source code is made of, as values: functions, classes, imports and calls, which of them nothing mentions, and which files do not
 * count. Finding them in the text of a file is {@code taskmgmt.code.read}'s.
 */
@NullMarked
package taskmgmt.code;

import org.jspecify.annotations.NullMarked;
