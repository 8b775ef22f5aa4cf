package taskmgmt.workflow;

import org.jspecify.annotations.Nullable;

/**
 * A place in a definition where a value is used.
 *
 * @param step  the step that uses it; null for the definition itself
 * @param after whether it is used after everything within the step, or within the whole definition, has ended
 */
record Use(Reference reference, @Nullable String step, boolean after, int line, int column) {}
