/**
 * Examines a log directory and reports its problems, their meaning and their remedies: one small check per question, findings as
 * plain records. Read-only; repairs belong to {@code store.repair}.
 */
@NullMarked
package taskmgmt.doctor;

import org.jspecify.annotations.NullMarked;
