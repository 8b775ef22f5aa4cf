/**
 * The condition of the files in a log directory.
 */
@NullMarked
package taskmgmt.store.survey;

import org.jspecify.annotations.NullMarked;
