/** How commands name what a task of the queue has done by a worker, and what a worker of theirs does it with. */
@NullMarked
package taskmgmt.cli.handler;

import org.jspecify.annotations.NullMarked;
