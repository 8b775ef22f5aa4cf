/**
 * What the state of the logs and of the machine looks like: status, metrics, health, the doctor's findings, a merge. Looking at
 * either, and doing something about it, does not belong here.
 */
@NullMarked
package taskmgmt.view.system;

import org.jspecify.annotations.NullMarked;
