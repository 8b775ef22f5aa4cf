/**
 * {@code dashboard}, as text, as a page, and live.
 */
@NullMarked
package taskmgmt.cli.dashboard;

import org.jspecify.annotations.NullMarked;
