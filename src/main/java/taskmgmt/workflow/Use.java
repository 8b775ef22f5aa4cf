package taskmgmt.workflow;

import org.jspecify.annotations.Nullable;

/**
 * A place in a definition where a value is asked for.
 *
 * @param step  whose; null for what is the definition's own
 * @param after whether it is asked for when everything within the step has ended, or everything at all
 */
record Use(Reference reference, @Nullable String step, boolean after, int line, int column) {}
