/** The tasks as spans of OpenTelemetry, in the JSON of OTLP, to a collector or a file. What a span's ids are is {@code task.trace}'s. */
@NullMarked
package taskmgmt.export.otlp;

import org.jspecify.annotations.NullMarked;
