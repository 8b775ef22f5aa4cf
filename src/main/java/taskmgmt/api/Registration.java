package taskmgmt.api;

import org.jspecify.annotations.Nullable;
import taskmgmt.preset.WorkPreset;

/**
 * Who does the work of a type, and by which rules.
 *
 * @param retries whether it is run again when it throws; null where it is not
 * @param preset  the kind of work by whose rule it is verified; null for none
 */
record Registration(TaskHandler handler, @Nullable HandlerRetries retries, @Nullable WorkPreset preset) {}
