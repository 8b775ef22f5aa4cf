/**
 * Registering other systems and having them do work, each piece of which is a task. The clients for their APIs belong to {@code
 * integration}.
 */
@NullMarked
package taskmgmt.change.integration;

import org.jspecify.annotations.NullMarked;
