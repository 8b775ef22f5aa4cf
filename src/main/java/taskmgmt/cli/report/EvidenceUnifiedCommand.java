package taskmgmt.cli.report;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.cli.command.Options;
import taskmgmt.report.evidence.UnifiedFold;
import taskmgmt.report.evidence.UnifiedReport;
import taskmgmt.store.read.EvidenceReader;
import taskmgmt.store.read.LogReader;
import taskmgmt.time.TimeRange;
import taskmgmt.view.Document;
import taskmgmt.view.report.UnifiedDocument;

/** Whether the registry keeps track of the tasks of all subsystems. */
final class EvidenceUnifiedCommand extends EvidenceCommand<UnifiedReport> {
    private final Options<List<String>> expected = option("--expect").as(EvidenceUnifiedCommand::names, "NAME,…")
            .repeatable("a subsystem that should report; the report says which of them do not");

    EvidenceUnifiedCommand() {
        super("evidence unified", "say whether the registry tracks the tasks of all subsystems", "tasks that were created");
        details("PASS: there are tasks, of every subsystem that --expect names, and every line of the registry can be read.",
                "PARTIAL: there are tasks, and damaged lines or expected subsystems without a task.",
                "INCONCLUSIVE: there are events, but none of a registered task.",
                "INFO: there are no events.",
                "ERROR: the registry cannot be read.");
        examples("task-mgmt evidence unified", "task-mgmt evidence unified --expect healing,learning,search",
                "task-mgmt evidence unified --json | jq .by_status");
    }

    @Override
    String file() {
        return LogReader.REGISTRY;
    }

    @Override
    UnifiedReport read(EvidenceReader reader, Instant now) throws IOException {
        return reader.unified().expecting(expected.all().stream().flatMap(List::stream).toList());
    }

    @Override
    UnifiedReport unreadable() {
        UnifiedFold nothing = UnifiedFold.empty(TimeRange.ALWAYS, true);
        nothing.damaged();
        return nothing.finish();
    }

    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a name is missing; give them as healing,learning");
            }
            names.add(name.strip());
        }
        return List.copyOf(names);
    }

    @Override
    Document document(UnifiedReport report) {
        return new UnifiedDocument(report);
    }
}
