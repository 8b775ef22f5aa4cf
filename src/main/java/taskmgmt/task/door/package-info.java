/**
 * What becomes of the fields that other programs hand in: what can be read as meant is, the rest is kept aside. Pure. How a line is
 * parsed, who hands it in and where it is written do not belong here.
 */
@NullMarked
package taskmgmt.task.door;

import org.jspecify.annotations.NullMarked;
