/**
 * HTTP requests that users configure: with a deadline, and only to allowed addresses. No use cases and no tasks.
 */
@NullMarked
package taskmgmt.run.http;

import org.jspecify.annotations.NullMarked;
