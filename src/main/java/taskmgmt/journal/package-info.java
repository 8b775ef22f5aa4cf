/**
 * Shared by every package below: the names of the files in a log directory, the sync policies, and the exceptions of a log. Files
 * of lines belong to the packages below; the meaning of a line belongs to none of them.
 */
@NullMarked
package taskmgmt.journal;

import org.jspecify.annotations.NullMarked;
