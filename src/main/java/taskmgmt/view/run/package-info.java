/** What became of commands that were run, as documents. How they are run is {@code run}'s. */
@NullMarked
package taskmgmt.view.run;

import org.jspecify.annotations.NullMarked;
