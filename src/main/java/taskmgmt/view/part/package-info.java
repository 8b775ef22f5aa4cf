/** Columns for parts of a field, as in {@code metadata.host}. The fields themselves are not defined here. */
@NullMarked
package taskmgmt.view.part;

import org.jspecify.annotations.NullMarked;
