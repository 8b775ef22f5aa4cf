/**
 * {@code top}: the open tasks on a full screen. Drawing a frame and handling a key belong to {@code view.top}.
 */
@NullMarked
package taskmgmt.cli.top;

import org.jspecify.annotations.NullMarked;
