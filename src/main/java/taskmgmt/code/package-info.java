/**
 * The structure of source code as values: functions, classes, imports and calls, which of them are unused, and which files are
 * ignored. Parsing files belongs to {@code taskmgmt.code.read}.
 */
@NullMarked
package taskmgmt.code;

import org.jspecify.annotations.NullMarked;
