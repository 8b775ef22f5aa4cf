/** Errors in users' files as shown. Finding them belongs to the readers of those files. */
@NullMarked
package taskmgmt.view.check;

import org.jspecify.annotations.NullMarked;
