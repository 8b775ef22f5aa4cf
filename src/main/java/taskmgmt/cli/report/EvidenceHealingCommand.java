package taskmgmt.cli.report;

import java.io.IOException;
import java.time.Instant;
import taskmgmt.report.evidence.HealingFold;
import taskmgmt.report.evidence.HealingReport;
import taskmgmt.store.read.EvidenceReader;
import taskmgmt.store.read.LogReader;
import taskmgmt.time.TimeRange;
import taskmgmt.view.Document;
import taskmgmt.view.report.HealingDocument;

/** Whether self-healing works, by the incident log. */
final class EvidenceHealingCommand extends EvidenceCommand<HealingReport> {
    EvidenceHealingCommand() {
        super("evidence healing", "report whether self-healing works", "incidents that were detected");
        details("PASS: at least one incident was resolved, and at least half of the finished ones.",
                "PARTIAL: a critical incident is open for longer than its target of 5 min (whatever --since and --until say), "
                        + "or incidents were finished, and fewer than half of them resolved.",
                "INCONCLUSIVE: there are incidents, and none is finished.",
                "INFO: there are no incidents.",
                "ERROR: the incident log cannot be read.");
        examples("task-mgmt evidence healing", "task-mgmt evidence healing --since 7d --json | jq .mttr_seconds.p95");
    }

    @Override
    String file() {
        return LogReader.INCIDENTS;
    }

    @Override
    HealingReport read(EvidenceReader reader, Instant now) throws IOException {
        return reader.healing(now);
    }

    @Override
    HealingReport unreadable() {
        HealingFold nothing = HealingFold.empty(TimeRange.ALWAYS);
        nothing.damaged();
        return nothing.finish(Instant.EPOCH);
    }

    @Override
    Document document(HealingReport report) {
        return new HealingDocument(report);
    }
}
