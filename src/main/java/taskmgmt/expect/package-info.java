/**
 * Runs that are expected: when they are due, and which never began, came late or were too short. Pure: what has run is read by
 * {@code store.read}, and what is missed is recorded by {@code change}. The only user of the library for cron.
 */
@NullMarked
package taskmgmt.expect;

import org.jspecify.annotations.NullMarked;
