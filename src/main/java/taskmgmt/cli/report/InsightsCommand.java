package taskmgmt.cli.report;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OldLog;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.cli.value.Numbers;
import taskmgmt.insight.Insight;
import taskmgmt.render.Format;
import taskmgmt.render.Human;
import taskmgmt.render.page.Sheet;
import taskmgmt.time.Micros;
import taskmgmt.time.TimeRange;
import taskmgmt.view.report.InsightRows;

/** Lists, in sentences, findings that can be acted on. */
final class InsightsCommand extends Command {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int DEFAULT_LIMIT = 20;

    private final RangeOptions time = uses(RangeOptions.of("of runs that ended and incidents that were detected", "30d, or so long before --until"));
    private final LogLocation log = uses(new LogLocation());
    private final ListOptions output = uses(new ListOptions("insights", InsightRows.in(Format.JSON),
            "most important first", DEFAULT_LIMIT));

    InsightsCommand() {
        super("insights", "summarise what stands out, in sentences with their figures");
        details("Looks at the last 100 runs of every subsystem and type that ended in the period, cancelled ones "
                        + "left out, and at the incidents of the period. Without enough data it says nothing.",
                "Failures, missed deadlines, verifications not passed, success only after a retry: of at least 10, "
                        + "and 3 or more. Risen, where there were at least 10 before and Fisher's exact test leaves "
                        + "at most 1% (divided by the number of groups) to chance; else often, from 20% on.",
                "Memory: at least 20 successful runs, the median peak of the later half 20% above that of the "
                        + "earlier one, by the test of Mann and Whitney at the same level.",
                "Slower or faster: the newest shift of the successful runs, as 'task-mgmt anomalies --kind shift' "
                        + "finds it.",
                "Waiting: of at least 10 runs, queued for longer than run, in the median and in all. "
                        + "Typical: of at least 5 successful runs, by nearest rank.",
                "Repairs: of at least 3 incidents (typical times 5, a range 2) against the targets of 'task-mgmt "
                        + "mttr'; faults that came back, and healing that failed, twice and in 20% or more. Remedies: of at "
                        + "least 3 tries.",
                "Processor time, memory and storage: of at least 5 successful runs that tell it; with the forecast for the next run by the "
                        + "method of 'task-mgmt forecast --metric'.",
                "command: what to type to look closer; a table has those of what is not only good to know below it.");
        examples("task-mgmt insights", "task-mgmt insights --since 7d --limit 5",
                "task-mgmt insights --json | jq -r '.[] | select(.severity == \"high\") | .sentence'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        TimeRange range = time.range(session, MONTH);
        Instant from = Objects.requireNonNull(range.from());
        InsightReading read = InsightReading.of(log, range, session);
        List<Insight> found = read.insights();
        List<Insight> shown = found.subList(0, Math.min(found.size(), output.maxRows(session)));
        output.explained();
        output.list(InsightRows.in(output.format()), found, session);
        if (output.format() == Format.TABLE && !output.printsIdsOnly()) {
            new Sheet(output.page(session), session.out()).points("What to type", InsightRows.commands(shown));
        }
        if (found.isEmpty()) {
            session.err().println(Program.NAME + ": " + nothing(from, read.newestMicros()));
        }
        TaskReading.tellDamage(read.damaged(), session);
        return ExitCode.DONE;
    }

    private static String nothing(Instant from, long newestMicros) {
        Instant newest = Micros.instant(newestMicros);
        String old = OldLog.note(from, newest);
        return old != null ? old
                : "there is too little since " + Human.time(from) + " to say anything";
    }
}
