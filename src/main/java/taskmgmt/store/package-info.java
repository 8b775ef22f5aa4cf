/**
 * The contracts of the log directory as a whole: a change, its result, and its notifications. The packages below implement them.
 */
@NullMarked
package taskmgmt.store;

import org.jspecify.annotations.NullMarked;
