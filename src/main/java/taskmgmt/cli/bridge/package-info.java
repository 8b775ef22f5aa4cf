/** The verbs of {@code bridge}: sending events to other machines and receiving theirs. The transport belongs to {@code taskmgmt.kafka}. */
@NullMarked
package taskmgmt.cli.bridge;

import org.jspecify.annotations.NullMarked;
