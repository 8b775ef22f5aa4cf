/**
 * Which other systems there are, and having them work: each piece of work is a task, whatever the other system makes of it. Speaking to them is
 * {@code integration}'s.
 */
@NullMarked
package taskmgmt.change.integration;

import org.jspecify.annotations.NullMarked;
