package taskmgmt.cli.report;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.insight.Insight;
import taskmgmt.knowledge.KnowledgeEntry;
import taskmgmt.knowledge.KnowledgeHit;
import taskmgmt.knowledge.KnowledgeIndex;
import taskmgmt.knowledge.KnowledgeSource;
import taskmgmt.render.Format;
import taskmgmt.render.Human;
import taskmgmt.store.read.KnowledgeReader;
import taskmgmt.time.Micros;
import taskmgmt.time.TimeRange;
import taskmgmt.view.report.InsightRows;
import taskmgmt.view.report.KnowledgeRows;

/** Searches the knowledge in the log by words. */
final class KnowledgeSearchCommand extends Command {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int DEFAULT_LIMIT = 10;

    private final Options<String> words = argument("WORD").repeatable("words to search for");
    private final Options<String> sources = option("--source").oneOf("task", "incident", "insight").anyOf("only among these");
    private final Options<String> subsystems = option("--subsystem").label("NAME").anyOf("of this subsystem");
    private final Options<String> types = option("--type").label("TYPE").anyOf("of this type, or failure mode");
    private final LogLocation log = uses(new LogLocation());
    private final RangeOptions time = uses(RangeOptions.of("what was last reported"));
    private final ListOptions output = uses(new ListOptions("hits", KnowledgeRows.in(Format.JSON),
            "best first", DEFAULT_LIMIT));

    KnowledgeSearchCommand() {
        super("knowledge search", "search titles, errors and metadata, best match first");
        details("What has all of the words comes before what has some of them; else by BM25: rare words count more than usual ones, and words "
                        + "of a title three times. Case does not matter, nor does an s at the end. What is called alike is listed once, by its newest; "
                        + "SAME is how many there are.",
                "Insights are those of the last 30 days. Of very many tasks the newest " + KnowledgeIndex.MOST + " at least are searched.");
        examples("task-mgmt knowledge search disk full", "task-mgmt knowledge search --source incident port 8080 --json");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        KnowledgeIndex index = new KnowledgeReader(log.reader(session)).read();
        addInsights(index, session);
        TimeRange range = time.range(session);
        List<KnowledgeHit> hits = index.search(String.join(" ", words.all()), entry -> wanted(entry, range), output.maxRows(session));
        output.explained();
        output.list(KnowledgeRows.in(output.format()), hits, session);
        if (hits.isEmpty()) {
            session.err().println(Program.NAME + ": nothing says that, in " + Human.count(index.size()) + " tasks, incidents and insights");
        }
        return ExitCode.DONE;
    }

    private void addInsights(KnowledgeIndex index, Session session) throws IOException {
        Instant now = session.now();
        TimeRange lastMonth = new TimeRange(now.minus(MONTH), null);
        for (Insight each : InsightReading.of(log, lastMonth, session).insights()) {
            index.add(new KnowledgeEntry(KnowledgeSource.INSIGHT, each.kind().text() + " " + each.subsystem() + "/" + each.taskType() + " "
                    + Integer.toHexString(each.figures().hashCode()), each.subsystem(), each.taskType(), InsightRows.sentence(each), Micros.of(now)));
        }
    }

    private boolean wanted(KnowledgeEntry entry, TimeRange range) {
        Instant at = Micros.instant(entry.atMicros());
        return (range.isAlways() || at != null && range.contains(at))
                && (!sources.isSet() || sources.all().contains(entry.source().text()))
                && (!subsystems.isSet() || subsystems.all().contains(entry.subsystem()))
                && (!types.isSet() || types.all().contains(entry.type()));
    }
}
