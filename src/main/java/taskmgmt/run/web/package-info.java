/**
 * Requests to web servers as work that a task or a step does: what is asked, with secrets from the environment, and what the answer means for it.
 * How a server is asked, and which may be, is in {@link taskmgmt.run.http}.
 */
@NullMarked
package taskmgmt.run.web;

import org.jspecify.annotations.NullMarked;
