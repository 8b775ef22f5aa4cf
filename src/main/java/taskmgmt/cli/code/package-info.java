/** The verbs of {@code code}. What source code is made of is {@code taskmgmt.code}'s. */
@NullMarked
package taskmgmt.cli.code;

import org.jspecify.annotations.NullMarked;
