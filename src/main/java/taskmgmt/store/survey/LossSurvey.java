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

/**
 * Which losses of the audit log's end are known. Found by one pass over the audit log.
 *
 * @param open     those that nobody has accepted, each as a sentence: those on record, and one that no command has met yet
 * @param accepted those that somebody has
 */
public record LossSurvey(List<String> open, List<LossLedger.Loss> accepted) {
    public LossSurvey {
        open = List.copyOf(open);
        accepted = List.copyOf(accepted);
    }

    public static LossSurvey of(Path directory) throws IOException {
        Entries entries = new Entries();
        LineScanner.scan(directory.resolve(LogFiles.AUDIT), 0, Long.MAX_VALUE, entries);
        List<String> open = new ArrayList<>();
        for (LossLedger.Loss loss : entries.ledger.open()) {
            open.add(loss.text());
        }
        LostEnd unmet = LostEnd.of(directory);
        if (unmet != null) {
            open.add(unmet.finding());
        }
        return new LossSurvey(open, entries.ledger.accepted());
    }

    /** The accepted ones as sentences. */
    public List<String> acceptedTexts() {
        List<String> texts = new ArrayList<>();
        for (LossLedger.Loss loss : accepted) {
            texts.add(loss.acceptedText());
        }
        return texts;
    }

    private static final class Entries implements LineSink {
        private static final byte[] LOST = AuditTerms.AUDIT_END_LOST.getBytes(StandardCharsets.US_ASCII);
        private static final byte[] FIXED = AuditTerms.DOCTOR_FIXED.getBytes(StandardCharsets.US_ASCII);

        private final Json json = Json.lenient();
        private final LossLedger ledger = new LossLedger();

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
}
