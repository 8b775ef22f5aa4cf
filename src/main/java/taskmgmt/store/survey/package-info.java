/**
 * What state the files of a log directory are in.
 */
@NullMarked
package taskmgmt.store.survey;

import org.jspecify.annotations.NullMarked;
