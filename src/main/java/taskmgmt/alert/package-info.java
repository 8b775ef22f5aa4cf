/**
 * Alert rules: their triggers, their targets, and the deliveries made so far. Pure: finding and delivering occurrences belongs to
 * {@code alert.act}.
 */
@NullMarked
package taskmgmt.alert;

import org.jspecify.annotations.NullMarked;
