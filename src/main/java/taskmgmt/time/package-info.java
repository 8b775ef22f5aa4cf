/**
 * Text formats of time: RFC 3339 with microseconds, and the looser formats of times and durations that other programs write.
 * Clocks are injected elsewhere; none belongs here.
 */
@NullMarked
package taskmgmt.time;

import org.jspecify.annotations.NullMarked;
