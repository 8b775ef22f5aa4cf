/**
 * Examines a log directory and says what is wrong with it, what that means and what can be done: one small check for each
 * question, findings as plain records. Looks only; doing something about it is the business of {@code store}'s mender.
 */
@NullMarked
package taskmgmt.doctor;

import org.jspecify.annotations.NullMarked;
