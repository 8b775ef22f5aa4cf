/**
 * Expected runs: when they are due, and which are missing, late or too short. Pure: {@code store.read} reads the runs, and {@code
 * change.watch} records the missed ones. The only user of the library for cron.
 */
@NullMarked
package taskmgmt.expect;

import org.jspecify.annotations.NullMarked;
