/**
 * The state of the logs and of the machine as shown: status, metrics, health, the doctor's findings, a merge. Inspecting or
 * changing either does not belong here.
 */
@NullMarked
package taskmgmt.view.system;

import org.jspecify.annotations.NullMarked;
