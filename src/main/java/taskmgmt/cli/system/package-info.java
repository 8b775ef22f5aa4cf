/**
 * The verbs of {@code system}, and {@code doctor}.
 */
@NullMarked
package taskmgmt.cli.system;

import org.jspecify.annotations.NullMarked;
