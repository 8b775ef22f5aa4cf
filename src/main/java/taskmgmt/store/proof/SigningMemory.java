package taskmgmt.store.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditTerms;
import taskmgmt.audit.checkpoint.CheckpointNote;
import taskmgmt.audit.note.BadNoteException;
import taskmgmt.audit.note.KeyRotation;
import taskmgmt.audit.note.SignedNote;
import taskmgmt.bytes.ByteSearch;
import taskmgmt.hash.LineHasher;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.disk.StateFile;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;

/**
 * The signing state recorded in the audit log: the name, the keys, and the newest checkpoint. Cached beside the log with the
 * position up to which the log was read, so that only newer entries need to be read; after an interruption the cache may be
 * older. It is used if the log still has the same bytes before that position; otherwise all entries are searched.
 *
 * @param origin the name under which checkpoints are signed; null if no key was ever made for this log
 * @param newest the newest checkpoint; null if there is none yet
 * @param rotations the statements about rotations of the key, oldest first
 */
public record SigningMemory(@Nullable String origin, @Nullable CheckpointNote newest, List<SignedNote> rotations) {
    private static final int VERSION = 2;
    private static final int WITNESS_BYTES = 512;
    /** Separates the parts of the file; no note can contain it. */
    private static final String SEPARATOR = "\f";

    public SigningMemory {
        rotations = List.copyOf(rotations);
    }

    SigningMemory withOrigin(String name) {
        return new SigningMemory(name, newest, rotations);
    }

    SigningMemory withNewest(CheckpointNote note) {
        return new SigningMemory(origin, note, rotations);
    }

    SigningMemory withRotation(SignedNote statement) {
        List<SignedNote> all = new ArrayList<>(rotations);
        all.add(statement);
        return new SigningMemory(origin, newest, all);
    }

    /** The valid rotations: those signed by both keys. */
    public List<KeyRotation> soundRotations() {
        List<KeyRotation> sound = new ArrayList<>();
        for (SignedNote statement : rotations) {
            KeyRotation.ifSound(statement).ifPresent(sound::add);
        }
        return sound;
    }

    /** From the cache, or else from the audit log. */
    public static SigningMemory load(Path directory) throws IOException {
        Path audit = directory.resolve(LogFiles.AUDIT);
        SigningMemory nothing = new SigningMemory(null, null, List.of());
        Optional<byte[]> kept = file(directory, PrivateFiles.SYSTEM).read();
        if (kept.isEmpty()) {
            return searched(audit, nothing, 0);
        }
        String[] parts = new String(kept.get(), StandardCharsets.UTF_8).split(SEPARATOR, -1);
        try {
            long end = Long.parseLong(parts[0]);
            return parts[1].equals(witness(audit, end)) ? searched(audit, parse(parts), end) : searched(audit, nothing, 0);
        } catch (BadNoteException | NumberFormatException | ArrayIndexOutOfBoundsException unreadable) {
            return searched(audit, nothing, 0);
        }
    }

    /** To be called under the lock, once its entry is in the audit log. If it cannot be saved, the audit log still has it. */
    void save(Path directory, PrivateFiles disk) throws IOException {
        Path audit = directory.resolve(LogFiles.AUDIT);
        long end = LineScanner.size(audit);
        StringBuilder text = new StringBuilder();
        text.append(end).append(SEPARATOR).append(witness(audit, end)).append(SEPARATOR).append(origin == null ? "" : origin);
        text.append(SEPARATOR).append(newest == null ? "" : newest);
        for (SignedNote statement : rotations) {
            text.append(SEPARATOR).append(statement);
        }
        try {
            file(directory, disk).write(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (JournalException unwritable) {
            return;
        }
    }

    private static StateFile file(Path directory, PrivateFiles disk) {
        return new StateFile(directory.resolve(LogFiles.SIGNING), "signing", VERSION, SyncPolicy.OS, disk);
    }

    private static SigningMemory parse(String[] parts) throws BadNoteException {
        List<SignedNote> rotations = new ArrayList<>();
        for (int i = 4; i < parts.length; i++) {
            rotations.add(SignedNote.parse(parts[i].getBytes(StandardCharsets.UTF_8)));
        }
        return new SigningMemory(parts[2].isEmpty() ? null : parts[2],
                parts[3].isEmpty() ? null : CheckpointNote.parse(parts[3]), rotations);
    }

    /** The hash of the bytes before the offset, in hex; empty if the log is shorter. */
    private static String witness(Path audit, long end) throws IOException {
        byte[] before = LineScanner.before(audit, end, WITNESS_BYTES);
        return before == null ? "" : new LineHasher().hex(before, 0, before.length);
    }

    private static SigningMemory searched(Path audit, SigningMemory before, long from) throws IOException {
        Search search = new Search(before);
        LineScanner.scan(audit, from, Long.MAX_VALUE, search);
        return search.found;
    }

    /** Goes through the entries; for most, their bytes already show that they are of another kind. */
    private static final class Search implements LineSink {
        private static final List<byte[]> ACTIONS = List.of(bytes(AuditTerms.AUDIT_CHECKPOINT), bytes(AuditTerms.KEY_CREATED),
                bytes(AuditTerms.KEY_ROTATED));

        private final Json json = Json.lenient();
        private SigningMemory found;

        Search(SigningMemory before) {
            this.found = before;
        }

        private static byte[] bytes(String action) {
            return ("\"action\":\"" + action + "\"").getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public void line(byte[] buffer, int start, int end, long offset) {
            for (byte[] action : ACTIONS) {
                if (ByteSearch.contains(buffer, start, end, action)) {
                    take(buffer, start, end);
                    return;
                }
            }
        }

        private void take(byte[] buffer, int start, int end) {
            try {
                Map<String, @Nullable Object> entry = json.parse(buffer, start, end - start);
                Map<?, ?> metadata = entry.get("metadata") instanceof Map<?, ?> map ? map : Map.of();
                found = switch (String.valueOf(entry.get("action"))) {
                    case AuditTerms.AUDIT_CHECKPOINT -> found.withNewest(
                            CheckpointNote.parse(String.valueOf(metadata.get(AuditTerms.NOTE))));
                    case AuditTerms.KEY_CREATED -> found.withOrigin(String.valueOf(entry.get("resource")));
                    case AuditTerms.KEY_ROTATED -> found.withRotation(SignedNote.parse(
                            String.valueOf(metadata.get(AuditTerms.STATEMENT)).getBytes(StandardCharsets.UTF_8)));
                    default -> throw new BadJsonException("the action stands elsewhere in the entry");
                };
            } catch (BadJsonException | BadNoteException e) {
                return; // another program's entry, or a damaged one, which the verifier reports
            }
        }

        @Override
        public void corrupt(long offset, long length, String reason) {
            // Not an entry; the verifier reports it.
        }
    }
}
