package taskmgmt.run.worker;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a worker does beside its work.
 *
 * @param every      how often it ends what workers that are gone have left, and removes old output
 * @param keepOutput for how long the output of ended tasks is kept; null for ever
 */
public record Upkeep(Duration every, @Nullable Duration keepOutput) {}
