/**
 * Finding source files in directories and parsing them; the only user of the parser library. The results are values of {@code
 * taskmgmt.code}.
 */
@NullMarked
package taskmgmt.code.read;

import org.jspecify.annotations.NullMarked;
