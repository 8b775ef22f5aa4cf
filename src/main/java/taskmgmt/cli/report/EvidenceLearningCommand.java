package taskmgmt.cli.report;

import java.io.IOException;
import java.time.Instant;
import taskmgmt.report.evidence.LearningFold;
import taskmgmt.report.evidence.LearningReport;
import taskmgmt.store.read.EvidenceReader;
import taskmgmt.store.read.LogReader;
import taskmgmt.view.Document;
import taskmgmt.view.report.LearningDocument;

/** Whether the learning system is active, by the audit log. */
final class EvidenceLearningCommand extends EvidenceCommand<LearningReport> {
    EvidenceLearningCommand() {
        super("evidence learning", "report whether learning takes place", "entries of the audit log that were written");
        details("A record has to do with learning in the wide sense if learn, train, improve, update_knowledge or model is anywhere in "
                + "its line, as letters; in the strict sense, by which the verdict goes, if one of them is a word of its actor, "
                + "action, resource or subsystem, in any form (trained, retraining), and it is no denial: 'constrain' is none.",
                "",
                "PASS: there are such records in the strict sense.",
                "PARTIAL: there are such records, but in the wide sense only.",
                "INCONCLUSIVE: there are records, but none that has to do with learning.",
                "INFO: there are no audit records.",
                "ERROR: the audit log cannot be read.");
        examples("task-mgmt evidence learning", "task-mgmt evidence learning --json | jq .learning_percent");
    }

    @Override
    String file() {
        return LogReader.AUDIT;
    }

    @Override
    LearningReport read(EvidenceReader reader, Instant now) throws IOException {
        return reader.learning();
    }

    @Override
    LearningReport unreadable() {
        LearningFold nothing = LearningFold.empty();
        nothing.damaged();
        return nothing.finish();
    }

    @Override
    Document document(LearningReport report) {
        return new LearningDocument(report);
    }
}
