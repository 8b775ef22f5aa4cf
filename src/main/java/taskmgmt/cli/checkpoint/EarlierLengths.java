package taskmgmt.cli.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.Verification;
import taskmgmt.audit.Violation;
import taskmgmt.audit.checkpoint.CheckpointNote;
import taskmgmt.audit.note.BadNoteException;
import taskmgmt.audit.note.SignedNote;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.KeyOptions;
import taskmgmt.journal.LogFiles;
import taskmgmt.store.proof.SignedLength;

/**
 * Evidence that a log was once longer, without the user naming any: the key directory, and the checkpoint that the log says was exported.
 * If all logs are cut at the same point, nothing in the log directory itself shows it. Neither source closes the gap, since a log that was
 * cut far enough mentions neither.
 */
public final class EarlierLengths {
    private EarlierLengths() {}

    /** The records that are longer than the log; empty if none is, or none can be read. */
    public static List<Violation> findings(Path logs, Verification result, KeyOptions keys, Session session) {
        List<Violation> findings = new ArrayList<>();
        long entries = result.tree().size();
        SignedLength signed = signed(logs, keys, session);
        if (signed != null && signed.entries() > entries) {
            findings.add(shorter("the log " + signed.name() + " had " + signed.entries() + " entries when its key signed it last, and has " + entries));
        }
        Verification.Exported exported = result.tree().exported();
        long size = exported == null ? 0 : size(exported.where());
        if (exported != null && size > entries) {
            findings.add(shorter("the checkpoint that the log says is in " + exported.where() + " is of " + size + " entries, the log has " + entries));
        }
        return findings;
    }

    private static Violation shorter(String text) {
        return new Violation(Violation.Kind.LOG_SHORTER, LogFiles.AUDIT, 0, 0, text + ": its end was cut off, or this is a copy from before");
    }

    private static @Nullable SignedLength signed(Path logs, KeyOptions keys, Session session) {
        try {
            return SignedLength.of(logs, keys.directory(session));
        } catch (IOException | UsageException _) {
            return null; // it belongs to another account, or does not exist
        }
    }

    /** How many entries the checkpoint in this file covers; 0 if there is none. */
    private static long size(String place) {
        if (!place.startsWith("/") || place.indexOf('\0') >= 0) {
            return 0;
        }
        try {
            Path file = Path.of(place);
            boolean fits = Files.isRegularFile(file) && Files.size(file) <= SignedNote.MAX_BYTES;
            return fits ? CheckpointNote.parse(Files.readAllBytes(file)).head().size() : 0;
        } catch (IOException | BadNoteException _) {
            return 0;
        }
    }
}
