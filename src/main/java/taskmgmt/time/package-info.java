/**
 * What the product knows about written time: RFC 3339 with microseconds, and the looser ways in which other programs write
 * times and durations. Clocks are injected elsewhere; none belongs here.
 */
@NullMarked
package taskmgmt.time;

import org.jspecify.annotations.NullMarked;
