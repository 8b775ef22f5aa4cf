/**
 * Healing as data: playbooks, the results of checks, and the rules that decide what to do. Pure: no file, process or clock
 * belongs here. Checks belong to {@code heal.detect}, actions to {@code heal.act}.
 */
@NullMarked
package taskmgmt.heal;

import org.jspecify.annotations.NullMarked;
