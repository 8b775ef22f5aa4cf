package taskmgmt.api;

import org.jspecify.annotations.Nullable;
import taskmgmt.preset.WorkPreset;

/**
 * The handler for a type of work, and its rules.
 *
 * @param retries when it is run again after it throws; null for never
 * @param preset  the kind of work whose rule verifies it; null for none
 */
record Registration(TaskHandler handler, @Nullable HandlerRetries retries, @Nullable WorkPreset preset) {}
