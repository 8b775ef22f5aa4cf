package taskmgmt.cli.run;

import java.time.Duration;
import java.util.Set;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.UsageException;
import taskmgmt.queue.Backoff;
import taskmgmt.cli.value.ExitCodes;
import taskmgmt.cli.value.Numbers;
import taskmgmt.run.task.RetryRule;
import taskmgmt.time.Durations;

/** How often a command is tried, and how long it may take to end. */
class RetryOptions extends ParameterGroup {
    private static final int MAX_RETRIES = 1_000;
    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);

    private final Option<Duration> grace = option("--grace").as(Durations::parse, "DURATION")
            .text("grace period between TERM and KILL (default: 10s)");
    private final Option<Integer> retries = option("--retries").as(Numbers.between(0, MAX_RETRIES), "N").variable("TASK_MGMT_RETRIES")
            .text("retry up to N times if it fails (default: 0)");
    private final Option<Backoff> backoff = option("--backoff").as(Backoff::parse, "FROM..TO")
            .text("delay before a retry: FROM, doubled each time, up to TO (default: 1s..1m)");
    private final Option<Set<Integer>> retryOn = option("--retry-on").as(ExitCodes::parse, "CODE,…")
            .text("retry on these exit codes only");

    RetryOptions() {
        super("Running options");
    }

    final Duration grace() {
        return grace.or(DEFAULT_GRACE);
    }

    final RetryRule retry() {
        int limit = retries.or(0);
        if (limit == 0) {
            if (backoff.isSet() || retryOn.isSet()) {
                throw new UsageException("--backoff and --retry-on go with --retries");
            }
            return RetryRule.NEVER;
        }
        Backoff pauses = backoff.or(Backoff.DEFAULT);
        return new RetryRule(limit, pauses.from(), pauses.to(), retryOn.or(Set.of()));
    }
}
