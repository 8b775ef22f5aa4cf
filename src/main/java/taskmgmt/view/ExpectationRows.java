package taskmgmt.view;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import taskmgmt.expect.RunExpectation;
import taskmgmt.expect.Occurrence;
import taskmgmt.expect.SeenRun;
import taskmgmt.render.Format;

/** Expected runs, one a row. */
public final class ExpectationRows {
    private ExpectationRows() {}

    public static Listing<RunExpectation> in(Format format) {
        return FieldList.<RunExpectation>in(format)
                .exact("name", "NAME", each -> each.expected().name()).key()
                .state("state", "STATE", RunExpectation::state).key()
                .exact("schedule", "SCHEDULE", each -> each.expected().schedule().words())
                .age("last_run_at", "LAST RUN", ExpectationRows::lastRun)
                .age("next_due_at", "NEXT DUE", RunExpectation::nextDue)
                .number("grace", "GRACE", each -> shown(each.expected().grace(), format)).minor()
                .number("min_duration", "MIN", each -> shown(each.expected().minDuration(), format)).minor()
                .sentence("why", "WHY", each -> words(each.trouble()))
                .program("last_run_id", each -> id(each.lastRun()))
                .program("subsystem", each -> each.expected().match().subsystem())
                .program("task_type", each -> each.expected().match().type())
                .program("title", each -> each.expected().match().title())
                .program("missed", each -> (long) each.missed().size())
                .program("since", RunExpectation::since)
                .program("task_id", RunExpectation::taskId);
    }

    private static @Nullable Object shown(@Nullable Duration duration, Format format) {
        return duration == null || format == Format.TABLE ? duration : duration.toString();
    }

    private static @Nullable Instant lastRun(RunExpectation each) {
        SeenRun last = each.lastRun();
        return last == null ? null : Instant.EPOCH.plus(last.startMicros(), ChronoUnit.MICROS);
    }

    private static @Nullable String id(@Nullable SeenRun run) {
        return run == null ? null : run.id();
    }

    private static @Nullable String words(@Nullable Occurrence trouble) {
        return trouble == null ? null : trouble.words();
    }
}
