package taskmgmt.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.checkpoint.KnownCheckpoints;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.KeyOptions;
import taskmgmt.intake.yaml.BadYamlException;
import taskmgmt.intake.yaml.YamlDocument;
import taskmgmt.report.evidence.MigrationPlan;
import taskmgmt.report.evidence.UnifiedFold;
import taskmgmt.report.evidence.UnifiedReport;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.read.EvidenceReader;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.verify.Seal;
import taskmgmt.store.verify.SealedTasks;
import taskmgmt.time.Micros;
import taskmgmt.time.TimeRange;
import taskmgmt.view.Document;
import taskmgmt.view.report.UnifiedDocument;

/** Whether the registry keeps track of the tasks of all subsystems. */
final class EvidenceUnifiedCommand extends EvidenceCommand<UnifiedReport> {
    private static final int MAX_PLAN_BYTES = 1 << 20;

    private final Options<Expected> expected = option("--expect").as(EvidenceUnifiedCommand::expected, "NAME,…|FILE.yaml")
            .repeatable("a subsystem that should report, or a file that says in which phase which of them comes; the report says which of "
                    + "them do not");

    private final KeyOptions keys = uses(new KeyOptions());
    private final KnownCheckpoints seals = uses(new KnownCheckpoints(keys));
    private @Nullable Seal seal;
    private final List<String> names = new ArrayList<>();
    private @Nullable MigrationPlan plan;

    EvidenceUnifiedCommand() {
        super("evidence unified", "report whether the registry tracks all subsystems", "tasks that were created");
        details("PASS: there are tasks, of every subsystem that --expect names, and every line of the registry can be read.",
                "PARTIAL: there are tasks, and damaged lines or expected subsystems without a task.",
                "INCONCLUSIVE: there are events, but none of a registered task.",
                "INFO: there are no events.",
                "ERROR: the registry cannot be read.",
                "",
                "With --against, also which ends of tasks are sealed: under a checkpoint that was kept elsewhere. That verifies the whole record.",
                "",
                "A file for --expect ends in .yaml or .yml, and has the phases of a migration in their order, each with its subsystems:",
                "'phases: [{phase: Healing, subsystems: [healing]}, {phase: Learning, subsystems: [learning, search]}]'. A phase is done when "
                        + "all of its subsystems report.");
        examples("task-mgmt evidence unified", "task-mgmt evidence unified --expect healing,learning,search",
                "task-mgmt evidence unified --expect examples/migration.yaml --json | jq .phases");
    }

    /** Names, or a file that contains them. */
    private record Expected(List<String> names, @Nullable Path file) {}

    @Override
    String file() {
        return LogReader.REGISTRY;
    }

    @Override
    void prepare(LogReader reader, Session session) throws IOException {
        for (Expected each : expected.all()) {
            names.addAll(each.names);
            if (each.file != null && plan != null) {
                throw new UsageException("--expect: one plan is enough");
            }
            plan = each.file == null ? plan : plan(each.file, session);
        }
        seal = seals.seal(reader.directory(), session);
    }

    @Override
    UnifiedReport read(EvidenceReader reader, Instant now) throws IOException {
        UnifiedReport report = reader.unified().expecting(names, plan);
        return seal == null ? report : report.under(sealing(seal, reader));
    }

    private static UnifiedReport.Sealing sealing(Seal seal, EvidenceReader reader) throws IOException {
        SealedTasks sealed = SealedTasks.of(seal, RunReader.of(reader.logs(), ScanProgress.NONE),
                run -> reader.period().contains(Objects.requireNonNull(Micros.instant(run.moments().created()))));
        return UnifiedReport.Sealing.of(seal.source(), sealed.byProof());
    }

    @Override
    UnifiedReport unreadable() {
        UnifiedFold nothing = UnifiedFold.empty(TimeRange.ALWAYS, true);
        nothing.damaged();
        return nothing.finish();
    }

    /** Reads the plan. An error in it is the user's, and says nothing about the log. */
    private static MigrationPlan plan(Path file, Session session) {
        try {
            Path path = session.workingDirectory().resolve(file);
            if (Files.size(path) > MAX_PLAN_BYTES) {
                throw new UsageException("--expect: " + file + " is larger than 1 MiB, which no plan is");
            }
            return MigrationPlan.parse(YamlDocument.parse(Files.readString(path)));
        } catch (NoSuchFileException _) {
            throw new UsageException("--expect: there is no file " + file);
        } catch (IOException e) {
            throw new UsageException("--expect: " + file + " cannot be read: " + e.getMessage());
        } catch (BadYamlException e) {
            throw new UsageException("--expect: " + file + ":" + e.line() + ":" + e.column() + ": " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new UsageException("--expect: " + file + ":" + e.getMessage());
        }
    }

    private static Expected expected(String text) {
        if (text.endsWith(".yaml") || text.endsWith(".yml")) {
            return new Expected(List.of(), Path.of(text));
        }
        List<String> names = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a name is missing; give them as healing,learning");
            }
            names.add(name.strip());
        }
        return new Expected(List.copyOf(names), null);
    }

    @Override
    Document document(UnifiedReport report) {
        return new UnifiedDocument(report);
    }
}
