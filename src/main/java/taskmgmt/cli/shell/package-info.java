/**
 * {@code shell-init}: functions for shells that report to the bus.
 */
@NullMarked
package taskmgmt.cli.shell;

import org.jspecify.annotations.NullMarked;
