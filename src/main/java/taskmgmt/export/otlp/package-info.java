/** Exports tasks as OpenTelemetry spans, in the JSON of OTLP, to a collector or a file. The ids of spans belong to {@code task.trace}. */
@NullMarked
package taskmgmt.export.otlp;

import org.jspecify.annotations.NullMarked;
