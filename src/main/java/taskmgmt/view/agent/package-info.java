/** What is shown of agents and of what they did: keys, columns and pages. What it means is worked out in {@code agent}. */
@NullMarked
package taskmgmt.view.agent;

import org.jspecify.annotations.NullMarked;
