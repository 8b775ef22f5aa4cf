/**
 * How this program touches the file system: private files and directories, atomically replaced state files, one seam through
 * which every change goes. The purpose of the files does not belong here.
 */
@NullMarked
package taskmgmt.journal.disk;

import org.jspecify.annotations.NullMarked;
