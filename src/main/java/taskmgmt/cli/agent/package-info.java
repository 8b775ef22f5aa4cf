/** The verbs of {@code agent}: parsing the request and rendering the result. */
@NullMarked
package taskmgmt.cli.agent;

import org.jspecify.annotations.NullMarked;
