/** The sources of incidents, one class each, and how what they say becomes records of incidents. */
@NullMarked
package taskmgmt.imports.incident;

import org.jspecify.annotations.NullMarked;
