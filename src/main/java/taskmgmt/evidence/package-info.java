/**
 * The reports that answer whether healing, learning and tracking work, as records and the folds that fill them.
 * Pure: reading the log belongs to {@code store}, showing a report to {@code render}.
 */
@NullMarked
package taskmgmt.evidence;

import org.jspecify.annotations.NullMarked;
