/**
 * Heals: applies remedies, verifies them, and records each step in the incident and its task before the next one. Whether anything is
 * to be done is {@code heal}'s to decide; looking is {@code heal.detect}'s.
 */
@NullMarked
package taskmgmt.heal.act;

import org.jspecify.annotations.NullMarked;
