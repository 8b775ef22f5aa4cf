/** Columns for parts of a field, as in {@code metadata.host}. What the fields of a list are is not said here. */
@NullMarked
package taskmgmt.view.part;

import org.jspecify.annotations.NullMarked;
