package taskmgmt.cli.report;

import java.io.IOException;
import taskmgmt.report.evidence.UnifiedFold;
import taskmgmt.report.evidence.UnifiedReport;
import taskmgmt.store.read.EvidenceReader;
import taskmgmt.store.read.LogReader;
import taskmgmt.view.Document;
import taskmgmt.view.report.UnifiedDocument;

/** Whether the registry keeps track of the tasks of all subsystems. */
final class EvidenceUnifiedCommand extends EvidenceCommand<UnifiedReport> {
    EvidenceUnifiedCommand() {
        super("evidence unified", "say whether the registry tracks the tasks of all subsystems");
        details("PASS: there are tasks, and every line of the registry can be read.",
                "PARTIAL: there are tasks, and damaged lines.",
                "INCONCLUSIVE: there are events, but none of a registered task.",
                "INFO: there are no events.",
                "ERROR: the registry cannot be read.");
        examples("task-mgmt evidence unified", "task-mgmt evidence unified --json | jq .by_status");
    }

    @Override
    String file() {
        return LogReader.REGISTRY;
    }

    @Override
    UnifiedReport read(EvidenceReader reader) throws IOException {
        return reader.unified();
    }

    @Override
    UnifiedReport unreadable() {
        UnifiedFold nothing = UnifiedFold.empty(null, true);
        nothing.damaged();
        return nothing.finish();
    }

    @Override
    Document document(UnifiedReport report) {
        return new UnifiedDocument(report);
    }
}
