/**
 * The lock of a log directory and the process that holds it, and the locks of running commands. The content of a log
 * directory does not belong here.
 */
@NullMarked
package taskmgmt.journal.lock;

import org.jspecify.annotations.NullMarked;
