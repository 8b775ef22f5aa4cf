/**
 * The contracts of the log directory as one thing: what a change is, what it returns, who is notified. The work is done in the
 * packages below.
 */
@NullMarked
package taskmgmt.store;

import org.jspecify.annotations.NullMarked;
