/**
 * Imports as shown: a proposed map of columns with a preview of the rows. Reading sources and guessing do not belong here.
 */
@NullMarked
package taskmgmt.view.imports;

import org.jspecify.annotations.NullMarked;
