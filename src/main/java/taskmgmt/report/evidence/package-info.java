/**
 * The reports that answer whether healing, learning and tracking work, as records and the folds that fill them. Pure: reading
 * the log belongs to {@code store.read}, showing a report to {@code view}.
 */
@NullMarked
package taskmgmt.report.evidence;

import org.jspecify.annotations.NullMarked;
