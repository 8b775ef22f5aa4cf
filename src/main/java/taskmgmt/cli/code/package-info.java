/** The verbs of {@code code}. The model of source code belongs to {@code taskmgmt.code}. */
@NullMarked
package taskmgmt.cli.code;

import org.jspecify.annotations.NullMarked;
