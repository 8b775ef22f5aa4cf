/**
 * The verbs of {@code heal}: reading playbooks, and running the healer over them. What heals is {@code heal.act}'s.
 */
@NullMarked
package taskmgmt.cli.heal;

import org.jspecify.annotations.NullMarked;
