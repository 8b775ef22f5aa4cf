/**
 * The verbs of {@code heal}: reading playbooks, and running the healer over them. The healer belongs to {@code heal.act}.
 */
@NullMarked
package taskmgmt.cli.heal;

import org.jspecify.annotations.NullMarked;
