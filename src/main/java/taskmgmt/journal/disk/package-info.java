/**
 * How this program touches the file system: private files and directories, atomically replaced state files, and one seam
 * through which every change goes. What the files are for does not belong here.
 */
@NullMarked
package taskmgmt.journal.disk;

import org.jspecify.annotations.NullMarked;
