/**
 * Looks whether the failure of a playbook is there: at ports, processes, files, disks, web servers and tasks. It changes nothing, but
 * for running the commands that a playbook looks by. What cannot be seen is unknown, never a failure.
 */
@NullMarked
package taskmgmt.heal.detect;

import org.jspecify.annotations.NullMarked;
