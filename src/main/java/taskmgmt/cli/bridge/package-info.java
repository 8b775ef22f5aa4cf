/** The verbs of {@code bridge}: events of other machines, and to them. How they get there is {@code taskmgmt.kafka}'s. */
@NullMarked
package taskmgmt.cli.bridge;

import org.jspecify.annotations.NullMarked;
