/**
 * {@code top}: the open tasks on a full screen. What a frame looks like and what a key does belong to {@code view.top}.
 */
@NullMarked
package taskmgmt.cli.top;

import org.jspecify.annotations.NullMarked;
