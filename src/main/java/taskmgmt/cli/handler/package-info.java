/** How commands specify queued work other than commands, and how a worker that they start performs it. */
@NullMarked
package taskmgmt.cli.handler;

import org.jspecify.annotations.NullMarked;
