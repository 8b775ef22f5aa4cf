/** The outcomes of commands as documents. Running commands belongs to {@code run}. */
@NullMarked
package taskmgmt.view.run;

import org.jspecify.annotations.NullMarked;
