package taskmgmt.store.read;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import taskmgmt.incident.Incident;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.FieldScanner;
import taskmgmt.json.Json;
import taskmgmt.report.LogFold;
import taskmgmt.report.evidence.HealingFold;
import taskmgmt.report.evidence.HealingReport;
import taskmgmt.report.evidence.LearningFold;
import taskmgmt.report.evidence.LearningRecord;
import taskmgmt.report.evidence.LearningReport;
import taskmgmt.report.evidence.LearningTerm;
import taskmgmt.report.evidence.UnifiedFold;
import taskmgmt.report.evidence.UnifiedReport;
import taskmgmt.report.repair.RepairFold;
import taskmgmt.report.repair.RepairGrouping;
import taskmgmt.report.repair.RepairReport;
import taskmgmt.store.EventSink;
import taskmgmt.store.IncidentSink;
import taskmgmt.task.TaskEvent;
import taskmgmt.time.Rfc3339;
import taskmgmt.time.TimeRange;

/** Fills the evidence reports from a log directory, in one pass over one log for each. Writes nothing, and needs no lock. */
public final class EvidenceReader {
    private final LogReader logs;
    private final TimeRange period;

    /** @param period everything outside it is left out */
    public EvidenceReader(LogReader logs, TimeRange period) {
        this.logs = logs;
        this.period = period;
    }

    /** The log that is read. */
    public LogReader logs() {
        return logs;
    }

    /** Everything outside it is left out. */
    public TimeRange period() {
        return period;
    }

    /** Whether healing works, as of now. */
    public HealingReport healing(Instant now) throws IOException {
        HealingFold fold = HealingFold.empty(period);
        incidents(fold);
        return fold.finish(now);
    }

    /** How long repairs take, and whether that has become worse as of now. */
    public RepairReport repairs(Instant now, RepairGrouping grouping) throws IOException {
        RepairFold fold = RepairFold.empty(period);
        incidents(fold);
        return fold.finish(now, grouping);
    }

    private void incidents(LogFold<Incident, ?> fold) throws IOException {
        logs.incidents(new IncidentSink() {
            @Override
            public void incident(Incident incident, long offset) {
                fold.accept(incident);
            }

            @Override
            public void damaged(String file, long offset, String reason) {
                fold.damaged();
            }
        });
    }

    public LearningReport learning() throws IOException {
        LearningFold fold = LearningFold.empty();
        logs.audit(new AuditLines(fold));
        return fold.finish();
    }

    public UnifiedReport unified() throws IOException {
        UnifiedFold fold = UnifiedFold.empty(period, true);
        logs.events(new EventSink() {
            @Override
            public void event(TaskEvent event, long offset) {
                fold.accept(event);
            }

            @Override
            public void damaged(String file, long offset, String reason) {
                fold.damaged();
            }
        });
        return fold.finish();
    }

    /** Lines of the audit log: only those with one of the terms are parsed; the others only need to be valid. */
    private final class AuditLines implements LineSink {
        private final LearningFold fold;
        private final Json json = Json.lenient();
        private final FieldScanner time = new FieldScanner("timestamp");

        AuditLines(LearningFold fold) {
            this.fold = fold;
        }

        @Override
        public void line(byte[] buffer, int start, int end, long offset) {
            if (!time.scan(buffer, start, end)) {
                fold.damaged();
                return;
            }
            if (isOutside()) {
                return;
            }
            Set<LearningTerm> terms = LearningTerm.in(buffer, start, end);
            if (terms.isEmpty()) {
                fold.acceptOther();
                return;
            }
            try {
                fold.accept(LearningRecord.of(json.parse(buffer, start, end - start), terms));
            } catch (BadJsonException e) {
                fold.damaged();
            }
        }

        @Override
        public void corrupt(long offset, long length, String reason) {
            fold.damaged();
        }

        /** An entry without a readable time cannot be placed in a period. */
        private boolean isOutside() {
            if (period.isAlways()) {
                return false;
            }
            Instant at = time.kind(0) == FieldScanner.Kind.STRING ? Rfc3339.parse(time.text(0)) : null;
            return at == null || !period.contains(at);
        }
    }
}
