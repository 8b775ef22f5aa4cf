/**
 * Detects the failure of a playbook: checks ports, processes, files, disks, web servers and tasks. It changes nothing, except that it runs
 * the commands of {@code command} detectors. The result of a check that cannot be made is unknown, never a failure.
 */
@NullMarked
package taskmgmt.heal.detect;

import org.jspecify.annotations.NullMarked;
