/** What is wrong with files that users have written. Finding it is for whoever reads them. */
@NullMarked
package taskmgmt.view.check;

import org.jspecify.annotations.NullMarked;
