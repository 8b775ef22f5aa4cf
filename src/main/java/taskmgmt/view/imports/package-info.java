/**
 * What importing looks like: a proposed map of columns with rows as they would be taken. Reading sources and guessing do not
 * belong here.
 */
@NullMarked
package taskmgmt.view.imports;

import org.jspecify.annotations.NullMarked;
