package taskmgmt.cli.report;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import taskmgmt.cli.checkpoint.KnownCheckpoints;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.KeyOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.cli.option.WindowOptions;
import taskmgmt.render.page.Sheet;
import taskmgmt.report.Window;
import taskmgmt.report.figures.StatisticsReport;
import taskmgmt.stats.Breakdown;
import taskmgmt.stats.Dimension;
import taskmgmt.stats.GroupFigures;
import taskmgmt.stats.Projection;
import taskmgmt.store.read.Runs;
import taskmgmt.store.verify.Seal;
import taskmgmt.view.report.StatsSheet;
import taskmgmt.word.Suggestion;

/** How many tasks there are, how they end, how long they take and what they use. */
final class StatsCommand extends Command {
    private final Option<List<Dimension>> by = option("--by").as(StatsCommand::dimensions, "WORD,...")
            .offers(Arrays.stream(Dimension.values()).map(Dimension::text).toArray(String[]::new))
            .text("group by one or more of subsystem, type, status, creator, tag, day, hour (default: subsystem,type)");
    private final Options<String> subsystems = option("--subsystem").label("NAME").anyOf("only of this subsystem");
    private final Options<String> types = option("--type").label("TYPE").anyOf("only of this type");
    private final WindowOptions time = uses(new WindowOptions());
    private final LogLocation log = uses(new LogLocation());
    private final KeyOptions keys = uses(new KeyOptions());
    private final KnownCheckpoints seals = uses(new KnownCheckpoints(keys));
    private final OutputOptions output = uses(new OutputOptions());

    StatsCommand() {
        super("stats", "report task counts, outcomes, durations and resource use");
        details("Open tasks are counted; all other figures are of tasks that ended. A task with several tags counts in the "
                        + "group of each, and once in the total. Days and hours are those of the end, in UTC. Rules of alerts and of "
                        + "expected runs are no work and are not counted.",
                "Success rate: completed out of completed and failed. Verification: passes out of all verdicts. SLA: "
                        + "completed by the deadline, out of the ended tasks that had one.",
                "Duration: from the first start, or else the creation, to the end, of completed and failed tasks. "
                        + "Queue: from the creation to the first start. Resources: of the tasks that report them.",
                "Percentiles go by nearest rank. They are exact for up to 4,096 tasks, and within 1% of the value for more "
                        + "(DDSketch, Masson, Rim and Lee, PVLDB 12(12), 2019). Means, sums, least and greatest "
                        + "are always exact.",
                "By proof: how the ends are known; with --against, those that are also under a checkpoint that was kept elsewhere are "
                        + "apart, as in 'sealed observed'. That verifies the whole record.",
                "JSON Lines, CSV and TSV have one line a group, without the total. See also 'task-mgmt stats compare'.");
        examples("task-mgmt stats", "task-mgmt stats --by subsystem --since 7d",
                "task-mgmt stats --by type,day --subsystem storage -o csv",
                "task-mgmt stats --json | jq '.groups[] | {task_type, p95: .duration.p95_seconds}'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Window window = time.window(session);
        List<Dimension> dimensions = by.or(List.of(Dimension.SUBSYSTEM, Dimension.TYPE));
        Map<Dimension, Set<String>> only = StatsReading.only(subsystems.all(), types.all());
        EnumSet<Dimension> gathered = EnumSet.noneOf(Dimension.class);
        gathered.addAll(dimensions);
        gathered.addAll(only.keySet());
        Runs<Breakdown> runs = log.runs(session).fold(projection(dimensions, gathered, window, session));
        StatsReading.addOpen(runs, runs.fold(), window);
        StatisticsReport report = StatisticsReport.of(runs.fold(), dimensions, only, window);
        write(report, runs, session);
        GroupFigures total = runs.fold().total(only);
        if (total.tasks() == 0) {
            TaskReading.tellUnknown(log.reader(session), subsystems.all(), types.all(), session);
        }
        if (total.ended() == 0) {
            StatsReading.tellNothing(log, window.since(), null, session);
        }
        TaskReading.tellDamage(runs.damaged(), session);
        return ExitCode.DONE;
    }

    private Projection<Breakdown> projection(List<Dimension> by, EnumSet<Dimension> gathered, Window window, Session session) throws IOException {
        if (seals.isSet() && !by.contains(Dimension.PROOF)) {
            throw new UsageException("--against says which ends are sealed: it goes with --by proof");
        }
        Seal seal = seals.seal(log.directory(session), session);
        return seal == null ? Breakdown.by(gathered, window.period()) : Breakdown.by(gathered, window.period(), seal::marked);
    }

    private void write(StatisticsReport report, Runs<?> runs, Session session) throws IOException {
        if (output.format().isLines()) {
            output.list(StatsSheet.groups(report.by(), report.total()), report.groups(), session);
        } else {
            output.report(report.data(runs.damaged(), runs.strays()),
                    (page, out) -> StatsSheet.write(report, new Sheet(page, out)), session);
        }
    }

    private static List<Dimension> dimensions(String text) {
        Set<Dimension> dimensions = new LinkedHashSet<>();
        for (StringTokenizer words = new StringTokenizer(text, ", "); words.hasMoreTokens();) {
            dimensions.add(dimension(words.nextToken()));
        }
        if (dimensions.isEmpty()) {
            throw new IllegalArgumentException("names nothing to group by; one is subsystem");
        }
        return List.copyOf(dimensions);
    }

    private static Dimension dimension(String word) {
        for (Dimension dimension : Dimension.values()) {
            if (word.equals(dimension.text()) || word.equals(dimension.key())) {
                return dimension;
            }
        }
        List<String> words = Arrays.stream(Dimension.values()).map(Dimension::text).toList();
        throw new IllegalArgumentException("cannot group by '" + word + "'" + Suggestion.sentence(word, words)
                + "; it is one of " + String.join(", ", words));
    }
}
