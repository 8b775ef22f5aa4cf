/**
 * Options that several commands share, and what they lead to.
 */
@NullMarked
package taskmgmt.cli.option;

import org.jspecify.annotations.NullMarked;
