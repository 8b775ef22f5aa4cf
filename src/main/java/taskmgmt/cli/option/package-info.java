/**
 * Options that several commands share, and their effects.
 */
@NullMarked
package taskmgmt.cli.option;

import org.jspecify.annotations.NullMarked;
