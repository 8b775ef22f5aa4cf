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
 * The known losses at the end of the audit log. Found in one pass over the audit log.
 *
 * @param open     those that nobody has accepted, each as a sentence: the recorded ones, and one that no command has
 *     come across yet
 * @param accepted those that were accepted
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
                    return; // not an entry; the verifier reports it
                }
            }
        }

        @Override
        public void corrupt(long offset, long length, String reason) {
            // Not an entry; the verifier reports it.
        }
    }
}
