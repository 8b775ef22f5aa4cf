package taskmgmt.cli.report;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import taskmgmt.anomaly.Anomaly;
import taskmgmt.anomaly.AnomalyRule;
import taskmgmt.anomaly.Detector;
import taskmgmt.anomaly.ForecastDetector;
import taskmgmt.anomaly.GroupBaselines;
import taskmgmt.anomaly.Metric;
import taskmgmt.anomaly.RatioRule;
import taskmgmt.anomaly.RobustRule;
import taskmgmt.anomaly.Shift;
import taskmgmt.anomaly.ShiftTest;
import taskmgmt.anomaly.Side;
import taskmgmt.change.learned.LearnedRules;
import taskmgmt.change.learned.SettingsReader;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OldLog;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.cli.value.Numbers;
import taskmgmt.learning.settings.LearnedSettings;
import taskmgmt.learning.settings.NewestSettings;
import taskmgmt.learning.settings.Setting;
import taskmgmt.learning.settings.SettingsInForce;
import taskmgmt.render.Format;
import taskmgmt.render.Human;
import taskmgmt.report.EndedIn;
import taskmgmt.report.Window;
import taskmgmt.stats.Both;
import taskmgmt.stats.Group;
import taskmgmt.stats.Period;
import taskmgmt.stats.RecentRuns;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.read.Runs;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;
import taskmgmt.time.TimeRange;
import taskmgmt.view.Listing;
import taskmgmt.view.report.AnomalyRows;

/** Lists anomalies: runs that used too much, or groups that have become slower or faster. */
final class AnomaliesCommand extends Command {
    private static final int MOST = 1_000_000;
    private static final int MAX_ALARMS = 500;
    private static final double DEFAULT_ALARMS = 10;
    private static final String ALL = "all";
    private static final Duration A_DAY = Duration.ofDays(1);

    private final RangeOptions time = uses(RangeOptions.of("what ended, or without --until runs; of shifts those that began",
            "24h, or so long before --until; of shifts any"));
    private final Options<String> subsystems = option("--subsystem").label("NAME").anyOf("of this subsystem");
    private final Options<String> types = option("--type").label("TYPE").anyOf("of this type");
    private final Options<String> metrics = option("--metric").oneOf("duration", "cpu", "memory", "io", "storage", ALL)
            .anyOf("metric to check (default: duration; with --thresholds all)");
    private final Option<String> kind = option("--kind").oneOf("task", "shift")
            .text("single tasks, or shifts of whole groups (default: task)");
    private final Option<String> method = option("--method").oneOf("ratio", "robust", "forecast")
            .text("rule that decides what is anomalous (default: ratio)");
    private final Option<String> direction = option("--direction").oneOf("slow", "fast", Side.BOTH)
            .text("what took too much, what succeeded and took too little, or both (default: both)");
    private final Option<Double> factor = option("--factor").as(Numbers.positive(MOST), "NUMBER")
            .text("by ratio: multiple of the mean that is too much, and of its speed that is too fast (default: 3)");
    private final Option<Double> score = option("--score").as(Numbers.positive(MOST), "NUMBER")
            .text("by robust: deviations from the median that are too many (default: 3.5)");
    private final Option<Double> alarms = option("--alarms").as(Numbers.positive(MAX_ALARMS), "NUMBER")
            .text("by forecast: accepted false alarms in 1,000 normal runs (default: 10)");
    private final Flag thresholds = flag("--thresholds").text("list the limits of every group instead");
    private final Flag fail = flag("--fail").text("exit with 1 if anything is listed");
    private final LogLocation log = uses(new LogLocation());
    private final ListOptions output = uses(new ListOptions("anomalies", AnomalyRows.ofAnomalies(Format.JSON, true, null),
            "worst first"));

    AnomaliesCommand() {
        super("anomalies", "list tasks that took far more or far less than usual");
        details("A group is a type of task in a subsystem. A run is compared with the other successful runs of its group, of "
                        + "all times, and never with itself; there must be 5. Failed and cancelled runs are tested too, and "
                        + "active ones by what they took so far; too fast is only what succeeded. memory is the peak; io is what was read and written on "
                        + "disks, sent and received; storage is growth.",
                "",
                "ratio: more than 3 times the mean of the others, --factor, or more than 3 times as fast as the mean of their "
                        + "speeds; high if more than twice that.",

                "robust: more than 3.5 deviations, --score, above or below the median of the logarithms; high from twice as far. The "
                        + "deviation is 1.4826 times the median absolute deviation, and at least 0.1; few runs are allowed "
                        + "for (modified z-score of Iglewicz and Hoaglin 1993).",
                "forecast: so far above, or below, what such runs have taken, metadata, creator and time limit known, that 3 to 30 "
                        + "times the usual time, or that part of it, is the likelier explanation; how much likelier is learnt from "
                        + "all runs before it, so that about --alarms of 1,000 normal runs are listed; high from twice as far. "
                        + "It reads the whole log in its order, and knows what has ended by the end of the run.",
                "shift: the newest change of level in the last 400 successful durations of a group, by a fifth or more: the "
                        + "runs are cut into levels (Jackson et al. 2005), and the cuts tested by ranks, of all and among runs of the same "
                        + "metadata, less what neighbours owe to each other; a false alarm in at most 1 of 100 reports (Lausen and Schumacher 1992; exact up to 50 "
                        + "runs). high from twice "
                        + "or half the time on.");
        examples("task-mgmt anomalies",
                "task-mgmt anomalies --since 7d --method robust --metric all --json",
                "task-mgmt anomalies --method forecast --alarms 5",
                "task-mgmt anomalies --direction fast --since 2025-11-01 --until 2025-11-17",
                "task-mgmt anomalies --kind shift --subsystem storage",
                "task-mgmt anomalies --thresholds",
                "task-mgmt anomalies --since 1h --fail >/dev/null || echo 'something is slow'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        boolean shifts = kind.or("task").equals("shift");
        if (shifts && (thresholds.isSet() || metrics.isSet() || method.isSet() || factor.isSet() || score.isSet()
                || alarms.isSet())) {
            throw new UsageException("--kind shift is about durations, by a test of its own: "
                    + "it goes with --direction, --since, --until, --subsystem and --type");
        }
        RunReader runs = log.runs(session);
        int listed = shifts ? writeShifts(runs, session)
                : method.or("").equals("forecast") ? writeByForecast(runs, session) : writeTasks(runs, session);
        return fail.isSet() && listed > 0 ? ExitCode.NO : ExitCode.DONE;
    }

    private int writeShifts(RunReader reader, Session session) throws IOException {
        TimeRange range = time.range(session);
        Runs<EndedIn<RecentRuns>> runs = reader.fold(EndedIn.of(
                new Window(null, range.until(), session.now()).period(), ShiftTest.runs()));
        var groups = runs.fold().fold().byGroup();
        groups.keySet().removeIf(group -> !wanted(group));
        List<Shift> shifts = new ArrayList<>(ShiftTest.USUAL.newest(groups));
        Period period = Window.of(range, session.now()).period();
        shifts.removeIf(shift -> !period.contains(shift.sinceMicros()) || !sides().contains(shift.side()));
        return write(AnomalyRows.ofShifts(output.format()), shifts, runs, session);
    }

    private int writeByForecast(RunReader reader, Session session) throws IOException {
        if (thresholds.isSet() || factor.isSet() || score.isSet()) {
            throw new UsageException("--method forecast has a threshold for every task: it goes with --alarms");
        }
        Set<Metric> chosen = chosenMetrics();
        ForecastDetector detector = new ForecastDetector(
                chosen, alarms.or(DEFAULT_ALARMS), this::wanted, sides(), period(session));
        List<TaskRun> open = reader.replay(detector);
        List<Anomaly> found = detector.found(running(open, session), Micros.of(session.now()));
        tellOldLog(found, detector.newestMicros(), session);
        output.list(AnomalyRows.ofAnomalies(output.format(), chosen.size() > 1, null), found, session);
        return found.size();
    }

    private int writeTasks(RunReader reader, Session session) throws IOException {
        AnomalyRule rule = rule();
        Set<Metric> chosen = chosenMetrics();
        Runs<Both<GroupBaselines, NewestSettings>> runs = reader.fold(Both.of(GroupBaselines.of(chosen, rule), NewestSettings.PROJECTION));
        SettingsInForce learned = learned(runs.fold().second(), session);
        GroupBaselines baselines = runs.fold().first();
        Detector detector = new Detector(learned.settings().values().isEmpty() ? _ -> rule : LearnedRules.anomalies(learned.settings()), baselines, this::wanted, sides());
        if (thresholds.isSet()) {
            return write(AnomalyRows.ofThresholds(output.format(), learned.version()), detector.thresholds(), runs, session);
        }
        List<Anomaly> found = anomalies(detector, runs, reader, session);
        tellOldLog(found, baselines.newestMicros(this::wanted), session);
        return write(AnomalyRows.ofAnomalies(output.format(), chosen.size() > 1, learned.version()), found, runs, session);
    }

    /** The settings in force, unless the user names a factor. */
    private SettingsInForce learned(NewestSettings found, Session session) throws IOException {
        if (factor.isSet() || method.or("ratio").equals("robust")) {
            return SettingsInForce.NONE;
        }
        SettingsInForce learned = new SettingsReader(log.reader(session)).inForce(found);
        int count = learned.settings().count(Setting.ANOMALY_SLOW_FACTOR) + learned.settings().count(Setting.ANOMALY_FAST_FACTOR);
        if (count > 0) {
            session.err().println(Program.NAME + ": " + Human.count(count, "factor is", "factors are") + " learned (settings "
                    + learned.version() + "); --factor 3 goes by the same one for all");
        }
        return learned;
    }

    /** Warns if the log is older than the period, so that an empty result is not taken for "no anomalies". */
    private void tellOldLog(List<Anomaly> found, long newestMicros, Session session) throws IOException {
        if (found.isEmpty() && newestMicros == TaskRun.UNKNOWN
                && TaskReading.tellUnknown(log.reader(session), subsystems.all(), types.all(), session)) {
            output.explained();
        }
        String old = OldLog.note(Objects.requireNonNull(Micros.instant(period(session).from()), "a period begins"), Micros.instant(newestMicros));
        if (found.isEmpty() && old != null) {
            output.explained();
            session.err().println(Program.NAME + ": " + old);
        }
    }

    private List<Anomaly> anomalies(Detector detector, Runs<?> runs, RunReader reader, Session session)
            throws IOException {
        long now = Micros.of(session.now());
        Period period = period(session);
        List<Anomaly> all = new ArrayList<>(detector.running(running(runs.open(), session), now));
        all.addAll(detector.suffices(period)
                ? detector.ended(period)
                : reader.fold(detector.exceeding(period)).fold().found());
        all.sort(Anomaly.WORST_FIRST);
        return all;
    }

    private Period period(Session session) {
        return Window.of(time.range(session, A_DAY), session.now()).period();
    }

    /** The open runs that count: none if the period has an end. */
    private List<TaskRun> running(List<TaskRun> open, Session session) {
        return time.range(session).until() == null ? open : List.of();
    }

    private Set<Side> sides() {
        return Side.of(direction.or(Side.BOTH));
    }

    private <T> int write(Listing<T> rows, List<T> items, Runs<?> runs, Session session) throws IOException {
        output.list(rows, items, session);
        TaskReading.tellDamage(runs.damaged(), session);
        return items.size();
    }

    private AnomalyRule rule() {
        if (alarms.isSet()) {
            throw new UsageException("--alarms goes with --method forecast");
        }
        boolean robust = method.or("ratio").equals("robust");
        if (robust && factor.isSet() || !robust && score.isSet()) {
            throw new UsageException(robust
                    ? "--factor goes with --method ratio; robust takes --score"
                    : "--score goes with --method robust");
        }
        return robust
                ? new RobustRule(score.or(RobustRule.DEFAULT_SCORE))
                : new RatioRule(factor.or(RatioRule.DEFAULT_FACTOR));
    }

    private Set<Metric> chosenMetrics() {
        Set<Metric> chosen = EnumSet.noneOf(Metric.class);
        boolean all = metrics.all().contains(ALL) || thresholds.isSet() && !metrics.isSet();
        for (Metric metric : Metric.values()) {
            if (all || metrics.all().contains(metric.text())) {
                chosen.add(metric);
            }
        }
        return chosen.isEmpty() ? EnumSet.of(Metric.DURATION) : chosen;
    }

    private boolean wanted(Group group) {
        return (!subsystems.isSet() || subsystems.all().contains(group.subsystem()))
                && (!types.isSet() || types.all().contains(group.type()));
    }
}
