/** Triggers as rows. */
@NullMarked
package taskmgmt.view.trigger;

import org.jspecify.annotations.NullMarked;
