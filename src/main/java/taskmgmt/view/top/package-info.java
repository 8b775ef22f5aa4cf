/**
 * The full screen of {@code top} as pure functions: the data as a {@link taskmgmt.view.top.TopModel}, the effect of a key on a
 * {@link taskmgmt.view.top.TopView}, and the lines drawn from both. Reading the log and drawing on a terminal belong to {@code
 * cli.top}.
 */
@NullMarked
package taskmgmt.view.top;

import org.jspecify.annotations.NullMarked;
