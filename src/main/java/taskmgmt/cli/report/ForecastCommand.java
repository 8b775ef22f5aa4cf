package taskmgmt.cli.report;

import java.io.IOException;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Numbers;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.Shares;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.cli.value.KeyValue;
import taskmgmt.forecast.Chance;
import taskmgmt.forecast.Figures;
import taskmgmt.forecast.Forecast;
import taskmgmt.forecast.PastRuns;
import taskmgmt.forecast.Question;
import taskmgmt.forecast.mixture.Rung;
import taskmgmt.forecast.mixture.Work;
import taskmgmt.number.Decimal;
import taskmgmt.render.Human;
import taskmgmt.render.page.Sheet;
import taskmgmt.stats.Both;
import taskmgmt.store.read.Runs;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Durations;
import taskmgmt.time.PointInTime;

/** How long a task will take that starts now. */
final class ForecastCommand extends Command {
    private static final double USUAL_SHARE = 0.9;
    private static final Duration MICRO = Duration.of(1, ChronoUnit.MICROS);
    private static final double LEAST_SAY = 0.005;
    private static final Map<Rung, String> WORDS = Map.of(Rung.ALIKE, "runs alike in everything", Rung.FACT,
            "runs alike in one thing", Rung.GROUP, "the group", Rung.TYPE, "the type", Rung.SUBSYSTEM, "the subsystem",
            Rung.WHOLE, "all runs");
    private static final int USUAL_RUNS = 100;
    private static final int MOST_RUNS = 4_000;

    private final Option<String> subsystem = option("--subsystem").label("NAME")
            .text("in this subsystem (default: in all together)");
    private final Option<String> type = required("--type").label("TYPE").text("of tasks of this type");
    private final Option<String> title = option("--title").text("and of this title (default: titles do not matter)");
    private final Option<String> creator = option("--created-by").label("NAME")
            .text("and by this creator (default: creators do not matter)");
    private final Options<KeyValue> metadata = option("--metadata").as(KeyValue::parse, "KEY=VALUE")
            .repeatable("and with this in its metadata; what is not given does not matter");
    private final Option<Integer> last = option("--last").as(Numbers.between(1, MOST_RUNS), "N")
            .text("the figures are of the last N runs (default: 100)");
    private final Flag allOutcomes = flag("--all-outcomes").text("count failed and cancelled runs too");
    private final Flag borrow = flag("--borrow")
            .text("where there is no such run, take those of the type, the subsystem or all tasks");
    private final Option<Double> level = option("--level").as(Shares.between(0.5, 0.98), "SHARE")
            .text("share of the tasks that the interval should hold (default: 0.9)");
    private final Option<Duration> within = option("--within").as(Durations::parse, "DURATION")
            .text("say how likely the task is done by then, and exit 1 if that is too unlikely");
    private final Option<PointInTime.When> deadline = option("--deadline").as(PointInTime::parse, "TIME")
            .text("the same for a point in time");
    private final Option<Double> confidence = option("--confidence").as(Shares.between(0.01, Chance.MOST), "SHARE")
            .text("how likely it has to be with --within or --deadline (default: 0.9)");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    ForecastCommand() {
        super("forecast", "say how long a task will take, by the last runs of its kind");
        details("Figures: plain ones over the last successful runs, from their first start, queue time left out; "
                        + "p50, p90 and p95 by nearest rank.",
                "Confidence: high for 10 runs and more, medium for 3 to 9, low for fewer.",
                "Interval: learnt from how wrong predictions were at the start of each of the last runs "
                        + "(adaptive conformal inference, Gibbs and Candès 2021). Kinds with fewer than 30 runs lean "
                        + "on their type, subsystem or all tasks besides. The measured coverage is the share of the "
                        + "last runs of this kind that were inside the interval predicted for them.");
        examples("task-mgmt forecast --subsystem storage --type backup",
                "task-mgmt forecast --type backup --json | jq .forecast.p95_seconds",
                "task-mgmt forecast --subsystem storage --type backup --within 30m && ./backup.sh");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (within.isSet() && deadline.isSet()) {
            throw new UsageException("--within and --deadline say the same: give one of them");
        }
        Question question = new Question(subsystem.orNull(), type.get(), facts(), last.or(USUAL_RUNS),
                allOutcomes.isSet(), level.or(USUAL_SHARE));
        Runs<Both<PastRuns, PastRuns>> runs = log.runs(session).fold(question.projection());
        TaskReading.tellDamage(runs.damaged(), session);
        Forecast forecast = Forecast.of(question, runs.fold(), runs.open(), borrow.isSet());
        if (forecast == null) {
            throw new RefusedException(Refusal.NOT_FOUND, "no " + runName() + " has finished yet"
                    + (borrow.isSet() ? "" : ": --borrow forecasts from other tasks"));
        }
        Long wanted = wantedMicros(session.now());
        output.report(data(forecast, wanted), (page, out) -> write(forecast, wanted, new Sheet(page, out)), session);
        boolean likely = wanted == null || forecast.chanceWithin(wanted) >= confidence.or(USUAL_SHARE);
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

    private @Nullable Long wantedMicros(Instant now) {
        if (deadline.isSet()) {
            return TaskRun.micros(deadline.get().at(now)) - TaskRun.micros(now);
        }
        return within.isSet() ? (Long) within.get().dividedBy(MICRO) : null;
    }

    private String runName() {
        return (allOutcomes.isSet() ? "run" : "successful run") + " of " + type.get()
                + (subsystem.isSet() ? " in " + subsystem.get() : "")
                + (title.isSet() ? " with the title '" + title.get() + "'" : "")
                + (creator.isSet() ? " by " + creator.get() : "")
                + (metadata.isSet() ? " with this metadata" : "");
    }

    private Map<String, @Nullable Object> data(Forecast forecast, @Nullable Long wanted) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("subsystem", subsystem.orNull());
        data.put("task_type", type.get());
        data.put("forecast", figures(forecast));
        Map<String, @Nullable Object> basis = new LinkedHashMap<>();
        basis.put("figures", forecast.basis().text());
        basis.put("own_runs", forecast.ownRuns());
        Map<String, @Nullable Object> say = new LinkedHashMap<>();
        forecast.say().forEach((rung, part) -> say.put(rung.text(), share(part)));
        basis.put("interval_shares", say);
        data.put("basis", basis);
        if (wanted != null) {
            Map<String, @Nullable Object> chance = new LinkedHashMap<>();
            chance.put("seconds", TaskRun.seconds(wanted));
            chance.put("chance", share(forecast.chanceWithin(wanted)));
            chance.put("needed", share(confidence.or(USUAL_SHARE)));
            data.put("within", chance);
        }
        return data;
    }

    private Map<String, @Nullable Object> figures(Forecast forecast) {
        Figures plain = forecast.figures();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("avg_seconds", TaskRun.seconds(plain.avg()));
        data.put("min_seconds", TaskRun.seconds(plain.min()));
        data.put("max_seconds", TaskRun.seconds(plain.max()));
        data.put("p50_seconds", TaskRun.seconds(plain.p50()));
        data.put("p90_seconds", TaskRun.seconds(plain.p90()));
        data.put("p95_seconds", TaskRun.seconds(plain.p95()));
        data.put("sample_size", plain.count());
        data.put("confidence", forecast.confidence().text());
        Map<String, @Nullable Object> interval = new LinkedHashMap<>();
        interval.put("level", share(level.or(USUAL_SHARE)));
        interval.put("low_seconds", TaskRun.seconds(forecast.low()));
        interval.put("high_seconds", TaskRun.seconds(forecast.high()));
        data.put("interval", interval);
        Double coverage = forecast.measuredCoverage();
        data.put("measured_coverage", coverage == null ? null : share(coverage));
        return data;
    }

    private void write(Forecast forecast, @Nullable Long wanted, Sheet sheet) throws IOException {
        Figures plain = forecast.figures();
        Double coverage = forecast.measuredCoverage();
        sheet.title("Forecast for " + type.get() + (subsystem.isSet() ? " in " + subsystem.get() : "")
                        + (title.isSet() ? ": " + title.get() : ""))
                .figure("Runs", plain.count() + " of the " + forecast.basis().text() + ", confidence "
                        + forecast.confidence().text())
                .figure("Average", time(plain.avg()) + ", from " + time(plain.min()) + " to " + time(plain.max()))
                .figure("p50, p90, p95", time(plain.p50()) + ", " + time(plain.p90()) + ", " + time(plain.p95()))
                .figure("Interval", time(forecast.low()) + " to " + time(forecast.high()) + " should hold "
                        + percent(level.or(USUAL_SHARE)))
                .figure("It stands on", say(forecast))
                .figure("Measured", coverage == null
                        ? "too few runs to say what share of them the interval held"
                        : percent(coverage) + " of the last runs were inside the interval predicted for them");
        if (wanted != null) {
            sheet.figure("Within " + time(wanted), percent(forecast.chanceWithin(wanted)) + " likely, "
                    + percent(confidence.or(USUAL_SHARE)) + " needed");
        }
    }

    /** Whose runs the interval stands on, those that have the most to say first; shares that round to nothing left out. */
    private static String say(Forecast forecast) {
        StringJoiner say = new StringJoiner(", ");
        forecast.say().entrySet().stream()
                .filter(each -> each.getValue() >= LEAST_SAY)
                .sorted(Map.Entry.<Rung, Double>comparingByValue().reversed())
                .forEach(each -> say.add(percent(each.getValue()) + " " + WORDS.get(each.getKey())));
        return say.toString();
    }

    private static String time(long micros) {
        return Human.duration(Duration.of(micros, ChronoUnit.MICROS));
    }

    private static String percent(double share) {
        return Human.percent(share * 100);
    }

    private static Decimal share(double share) {
        return Decimal.valueOf(share).setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
