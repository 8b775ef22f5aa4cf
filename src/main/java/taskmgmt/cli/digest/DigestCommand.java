package taskmgmt.cli.digest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputFile;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.render.Times;
import taskmgmt.time.TimeRange;
import taskmgmt.view.digest.Digest;

/** Sums up a period on one page. */
final class DigestCommand extends Command {
    private static final Duration USUAL = Duration.ofDays(7);
    private static final String ROWS = "--limit=15";

    private final RangeOptions time = uses(RangeOptions.of("what ended or was detected", "7d"));
    private final Option<Path> out = option("--out").as(Path::of, "FILE").text("write it to this file (default: standard output)");
    private final LogLocation log = uses(new LogLocation());
    private final Function<Digest, String> form;
    private final Function<String, @Nullable Command> others;

    DigestCommand(String name, String summary, Function<Digest, String> form, Function<String, @Nullable Command> others) {
        super(name, summary);
        this.form = form;
        this.others = others;
        details("What ran and how it ended, durations with percentiles, resources, the slowest and the most failing, what is out of the ordinary, "
                        + "times to repair, deadlines, forecasts, and the state of the audit log. The figures are those of 'stats', 'mttr', 'sla', "
                        + "'anomalies', 'stuck', 'forecast backtest' and 'audit verify', whose help explains them.",
                "Forecasts are tested over all time, and what is open or makes no progress is that of now.");
        examples("task-mgmt " + name + " --since 30d --out report." + (name.endsWith("html") ? "html" : "md"), "task-mgmt " + name + " --since 2026-01-01 --until 2026-02-01");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        Path directory = log.directory(session);
        OutputFile file = out.isSet() ? OutputFile.at(session.workingDirectory().resolve(out.get()), directory) : null;
        log.reader(session);
        TimeRange range = time.range(session, USUAL);
        String page = form.apply(new Digest(period(range, session), reports(new OtherReports(others, directory, session), words(range, ""), words(range, "ended-"))));
        if (file == null) {
            session.out().append(page);
        } else {
            file.write(page);
        }
        return ExitCode.DONE;
    }

    private static Digest.Reports reports(OtherReports other, List<String> period, List<String> ended) throws IOException, InterruptedException {
        return new Digest.Reports(
                other.data("stats", period, "--by=day"), other.data("stats", period, "--by=subsystem,type"), other.data("stats", List.of()),
                other.data("mttr", period, "--by=day"), other.data("sla", period), other.data("anomalies", period, "--limit=0"),
                other.data("forecast backtest", List.of()), other.data("stuck", List.of()),
                other.data("task list", ended, "--status=completed,failed,cancelled", "--sort=duration_seconds:desc", ROWS),
                other.data("task list", ended, "--status=failed", "--sort=completed_at:desc", ROWS),
                other.data("incident list", period, ROWS), other.data("audit verify", List.of()));
    }

    private static List<String> words(TimeRange range, String prefix) {
        List<String> words = new ArrayList<>();
        if (range.from() != null) {
            words.add("--" + prefix + "since=" + range.from());
        }
        if (range.until() != null) {
            words.add("--" + prefix + "until=" + range.until());
        }
        return words;
    }

    private static String period(TimeRange range, Session session) {
        Instant from = range.from();
        Instant until = range.until();
        return (from == null ? "" : "From " + Times.EXACT.minute(from) + " ") + "until " + Times.EXACT.minute(until == null ? session.now() : until)
                + ", made at " + Times.EXACT.minute(session.now()) + ". " + Times.EXACT.said();
    }
}
