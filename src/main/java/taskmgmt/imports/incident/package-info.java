/** The sources of incidents, one class each, and their conversion to incident records. */
@NullMarked
package taskmgmt.imports.incident;

import org.jspecify.annotations.NullMarked;
