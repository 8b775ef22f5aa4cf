/**
 * Anomalies: single runs that took or used far more, or far less, than their group usually does, and groups whose durations have
 * shifted as a whole. Pure: reports what is unusual and by which rule, not what to do about it.
 */
@NullMarked
package taskmgmt.anomaly;

import org.jspecify.annotations.NullMarked;
