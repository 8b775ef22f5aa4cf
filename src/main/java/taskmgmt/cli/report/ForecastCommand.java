package taskmgmt.cli.report;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.learned.SettingsReader;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.cli.value.KeyValue;
import taskmgmt.cli.value.Numbers;
import taskmgmt.cli.value.Shares;
import taskmgmt.forecast.Chance;
import taskmgmt.forecast.Forecast;
import taskmgmt.forecast.Measure;
import taskmgmt.forecast.PastRuns;
import taskmgmt.forecast.Question;
import taskmgmt.forecast.mixture.Work;
import taskmgmt.learning.settings.NewestSettings;
import taskmgmt.learning.settings.SettingsInForce;
import taskmgmt.stats.Both;
import taskmgmt.store.read.Runs;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.time.Durations;
import taskmgmt.time.Micros;
import taskmgmt.time.PointInTime;
import taskmgmt.view.report.ForecastDocument;

/** Forecasts how long a task that starts now will take. */
final class ForecastCommand extends Command {
    private static final double DEFAULT_SHARE = 0.9;
    private static final Duration MICRO = Duration.of(1, ChronoUnit.MICROS);
    private static final int DEFAULT_RUNS = 100;
    private static final int MAX_RUNS = 4_000;

    private final Option<String> subsystem = option("--subsystem").label("NAME")
            .text("of this subsystem (default: all)");
    private final Option<String> type = required("--type").label("TYPE").text("of tasks of this type");
    private final Option<String> title = option("--title").text("and of this title (default: any)");
    private final Option<String> creator = option("--created-by").label("NAME")
            .text("and by this creator (default: any)");
    private final Options<KeyValue> metadata = option("--metadata").as(KeyValue::parse, "KEY=VALUE")
            .repeatable("and with this in its metadata (default: any)");
    private final Option<Measure> metric = option("--metric").as(Measure::parse, "WORD").offers("duration", "cpu", "memory", "storage")
            .text("metric: duration, cpu, memory or storage (default: duration)");
    private final Option<Integer> last = option("--last").as(Numbers.between(1, MAX_RUNS), "N")
            .text("number of recent runs that the figures are of (default: 100)");
    private final Flag allOutcomes = flag("--all-outcomes").text("count failed and cancelled runs too");
    private final Flag borrow = flag("--borrow")
            .text("if there is no such run, use those of the type, the subsystem or all tasks");
    private final Option<Double> level = option("--level").as(Shares.between(0.5, 0.98), "SHARE")
            .text("share of the tasks that the interval should hold (default: 0.9)");
    private final Option<Duration> within = option("--within").as(Durations::parse, "DURATION")
            .text("report the probability of ending within this time, and exit with 1 if it is too low");
    private final Option<PointInTime.When> deadline = option("--deadline").as(PointInTime::parse, "TIME")
            .text("the same for a deadline, as a point in time");
    private final Option<Double> confidence = option("--confidence").as(Shares.between(0.01, Chance.MOST), "SHARE")
            .text("required probability for --within or --deadline (default: 0.9)");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    ForecastCommand() {
        super("forecast", "forecast how long a task will take or what it will use");
        details("Figures: plain ones over the last successful runs, from their first start, queue time left out; "
                        + "p50, p90 and p95 by nearest rank.",
                "Confidence: high for 10 runs and more, medium for 3 to 9, low for fewer.",
                "Interval: learnt from how wrong predictions were at the start of each of the last runs "
                        + "(adaptive conformal inference, Gibbs and Candès 2021). Kinds with fewer than 30 runs lean "
                        + "on their type, subsystem or all tasks besides. The measured coverage is the share of the "
                        + "last runs of this kind that were inside the interval predicted for them.");
        examples("task-mgmt forecast --subsystem storage --type backup",
                "task-mgmt forecast --type backup --metric memory",
                "task-mgmt forecast --type backup --json | jq .forecast.p95_seconds",
                "task-mgmt forecast --subsystem storage --type backup --within 30m && ./backup.sh");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (within.isSet() && deadline.isSet()) {
            throw new UsageException("--within and --deadline say the same: give one of them");
        }
        if ((within.isSet() || deadline.isSet()) && metric.or(Measure.DURATION) != Measure.DURATION) {
            throw new UsageException("--within and --deadline are about how long it takes: --metric goes without them");
        }
        Question question = new Question(subsystem.orNull(), type.get(), facts(), last.or(DEFAULT_RUNS),
                allOutcomes.isSet(), metric.or(Measure.DURATION), level.or(DEFAULT_SHARE));
        Runs<Both<Both<PastRuns, PastRuns>, NewestSettings>> runs =
                log.runs(session).fold(Both.of(question.projection(), NewestSettings.PROJECTION));
        TaskReading.tellDamage(runs.damaged(), session);
        SettingsInForce learned = new SettingsReader(log.reader(session)).inForce(runs.fold().second());
        Forecast forecast = Forecast.of(question, runs.fold().first(), runs.open(), Micros.of(session.now()), borrow.isSet(),
                learned.settings().tuning());
        if (forecast == null) {
            TaskReading.tellUnknown(log.reader(session), subsystem.isSet() ? List.of(subsystem.get()) : List.of(), List.of(type.get()), session);
            throw new RefusedException(Refusal.NOT_FOUND, "no " + runName() + " has finished yet"
                    + (borrow.isSet() ? "" : ": --borrow forecasts from other tasks"));
        }
        ForecastDocument.Wanted wanted = wanted(session.now());
        output.show(new ForecastDocument(question, forecast, wanted, learned.version()), session);
        boolean likely = wanted == null || forecast.chanceWithin(wanted.micros()) >= wanted.needed();
        return likely ? ExitCode.DONE : ExitCode.NO;
    }

    private SortedMap<String, String> facts() {
        SortedMap<String, String> facts = new TreeMap<>();
        for (KeyValue pair : metadata.all()) {
            facts.put(pair.key(), pair.value());
        }
        if (creator.isSet()) {
            facts.put(Work.CREATOR, creator.get());
        }
        if (title.isSet()) {
            facts.put(Work.TITLE, title.get());
        }
        return facts;
    }

    private ForecastDocument.@Nullable Wanted wanted(Instant now) {
        Long micros = deadline.isSet() ? (Long) (Micros.of(deadline.get().at(now)) - Micros.of(now))
                : within.isSet() ? (Long) within.get().dividedBy(MICRO) : null;
        return micros == null ? null : new ForecastDocument.Wanted(micros, confidence.or(DEFAULT_SHARE));
    }

    private String runName() {
        return (allOutcomes.isSet() ? "run" : "successful run")
                + (metric.or(Measure.DURATION) == Measure.DURATION ? "" : " with a known " + metric.get().text()) + " of " + type.get()
                + (subsystem.isSet() ? " in " + subsystem.get() : "")
                + (title.isSet() ? " with the title '" + title.get() + "'" : "")
                + (creator.isSet() ? " by " + creator.get() : "")
                + (metadata.isSet() ? " with this metadata" : "");
    }
}
