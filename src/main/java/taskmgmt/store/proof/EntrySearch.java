package taskmgmt.store.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.bytes.ByteSearch;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/**
 * Finds an entry of the audit log by its number, its id, or a unique prefix of the id. Reads the log once; for most lines
 * their bytes already show that they do not match.
 */
final class EntrySearch implements LineSink {
    private static final int SHOWN_CANDIDATES = 5;

    private final Json json = Json.lenient();
    private final String wanted;
    private final boolean number;
    private final byte[] hint;
    private final List<Found> candidates = new ArrayList<>();
    private @Nullable Found exact;
    private int candidateCount;
    private long index;

    /** An entry, and the index of its line in the log, counting from 0 and without blank lines. */
    record Found(long index, String line, String id) {}

    private EntrySearch(String wanted) {
        this.wanted = wanted;
        this.number = wanted.matches("[0-9]{1,18}");
        this.hint = (number ? "\"seq\":" + Long.parseLong(wanted) + "," : wanted).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Finds it.
     *
     * @throws RefusedException if there is none, or there are several
     */
    static Found find(Path audit, String wanted) throws IOException {
        if (wanted.isBlank()) {
            throw new RefusedException(Refusal.INVALID, "the entry is empty: name one by its number or its id");
        }
        EntrySearch search = new EntrySearch(wanted);
        LineScanner.scan(audit, 0, Long.MAX_VALUE, search);
        return search.result();
    }

    private Found result() {
        if (exact != null) {
            return exact;
        }
        if (candidateCount == 1) {
            return candidates.getFirst();
        }
        if (candidateCount == 0) {
            throw new RefusedException(Refusal.NOT_FOUND, "no audit entry '" + wanted + "'; see task-mgmt audit list");
        }
        throw new RefusedException(Refusal.INVALID, candidateCount + " audit entries begin with '" + wanted + "': "
                + String.join(", ", candidates.stream().map(Found::id).toList())
                + (candidateCount > candidates.size() ? ", …" : ""));
    }

    @Override
    public void line(byte[] buffer, int start, int end, long offset) {
        if (ByteSearch.contains(buffer, start, end, hint)) {
            look(buffer, start, end);
        }
        index++;
    }

    @Override
    public void corrupt(long offset, long length, String reason) {
        index++;
    }

    private void look(byte[] buffer, int start, int end) {
        Map<String, @Nullable Object> entry;
        try {
            entry = json.parse(buffer, start, end - start);
        } catch (BadJsonException e) {
            return; // a line that is not an entry cannot match; the verifier reports it
        }
        String id = String.valueOf(entry.get("entry_id"));
        String line = new String(buffer, start, AuditTree.withReturn(buffer, end) - start, StandardCharsets.UTF_8);
        boolean hit = id.equals(wanted) || number && entry.get("seq") instanceof Long seq && seq == Long.parseLong(wanted);
        if (hit) {
            exact = new Found(index, line, id);
        } else if (!number && id.startsWith(wanted)) {
            candidateCount++;
            if (candidates.size() < SHOWN_CANDIDATES) {
                candidates.add(new Found(index, line, id));
            }
        }
    }
}
