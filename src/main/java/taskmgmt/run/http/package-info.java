/**
 * Asking web servers on behalf of what users have written: requests with a deadline, to addresses that may be asked, and to no other one.
 * No use cases and no tasks.
 */
@NullMarked
package taskmgmt.run.http;

import org.jspecify.annotations.NullMarked;
