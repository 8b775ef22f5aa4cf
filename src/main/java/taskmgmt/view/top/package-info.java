/**
 * The full screen of {@code top} as pure functions: what is to be seen as a {@link taskmgmt.view.top.TopModel}, what a key does to a
 * {@link taskmgmt.view.top.TopView}, and the lines that come of both. Reading the log and drawing on a terminal belong to {@code cli.top}.
 */
@NullMarked
package taskmgmt.view.top;

import org.jspecify.annotations.NullMarked;
