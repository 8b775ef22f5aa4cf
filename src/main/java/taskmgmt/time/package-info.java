/**
 * What the product knows about written time: RFC 3339 with microseconds. Clocks are injected elsewhere; none belongs here.
 */
@NullMarked
package taskmgmt.time;

import org.jspecify.annotations.NullMarked;
