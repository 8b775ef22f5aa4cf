/**
 * Heals: applies remedies, verifies them, and records each step in the incident and its task before the next one. Decisions
 * belong to {@code heal}, detection to {@code heal.detect}.
 */
@NullMarked
package taskmgmt.heal.act;

import org.jspecify.annotations.NullMarked;
