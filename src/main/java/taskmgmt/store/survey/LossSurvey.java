package taskmgmt.store.survey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.audit.AuditTerms;
import taskmgmt.audit.LossLedger;
import taskmgmt.bytes.ByteSearch;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.store.heads.LostEnd;

/** Which losses of the audit log's end are known and not accepted: those on record, and one that no command has met yet. */
public final class LossSurvey implements LineSink {
    private static final byte[] LOST = AuditTerms.AUDIT_END_LOST.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FIXED = AuditTerms.DOCTOR_FIXED.getBytes(StandardCharsets.US_ASCII);

    private final Json json = Json.lenient();
    private final LossLedger ledger = new LossLedger();

    private LossSurvey() {}

    /** Each as a sentence; reads the audit log. */
    public static List<String> open(Path directory) throws IOException {
        List<String> losses = new ArrayList<>();
        for (LossLedger.Loss loss : ledger(directory).open()) {
            losses.add(loss.text());
        }
        LostEnd unmet = LostEnd.of(directory);
        if (unmet != null) {
            losses.add("entry " + unmet.remembered().chain().seq() + ", with which the audit log had ended, is gone: it was cut or replaced");
        }
        return losses;
    }

    /** Those that somebody has accepted, each as a sentence. */
    public static List<String> accepted(Path directory) throws IOException {
        List<String> accepted = new ArrayList<>();
        for (LossLedger.Loss loss : ledger(directory).accepted()) {
            accepted.add(loss.acceptedText());
        }
        return accepted;
    }

    /** What the audit log has on record. */
    public static LossLedger ledger(Path directory) throws IOException {
        LossSurvey survey = new LossSurvey();
        LineScanner.scan(directory.resolve(LogFiles.AUDIT), 0, Long.MAX_VALUE, survey);
        return survey.ledger;
    }

    @Override
    public void line(byte[] buffer, int start, int end, long offset) {
        if (ByteSearch.contains(buffer, start, end, LOST) || ByteSearch.contains(buffer, start, end, FIXED)) {
            try {
                ledger.accept(json.parse(buffer, start, end - start), 0, offset);
            } catch (BadJsonException e) {
                return; // holds no entry; the verifier tells
            }
        }
    }

    @Override
    public void corrupt(long offset, long length, String reason) {
        // Holds no entry; the verifier tells.
    }
}
