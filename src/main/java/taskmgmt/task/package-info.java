/**
 * What the product knows about tasks: their events, the legal moves between states, and the fold from events to a task.
 * Pure: no files, threads, clock or JSON library belong here.
 */
@NullMarked
package taskmgmt.task;

import org.jspecify.annotations.NullMarked;
