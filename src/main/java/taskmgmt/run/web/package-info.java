/**
 * Web requests as the work of a task or a step: building the request, with secrets from the environment, and interpreting the
 * response. Sending it, and the allowed addresses, belong to {@link taskmgmt.run.http}.
 */
@NullMarked
package taskmgmt.run.web;

import org.jspecify.annotations.NullMarked;
