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
 * What shows that a log was longer once, without anybody having named it: the key directory, and the checkpoint that the log says was
 * exported. A cut of all logs at one place shows nowhere in the log directory itself. Neither of them closes the window, as a log
 * that was cut far enough names neither.
 */
public final class EarlierLengths {
    private EarlierLengths() {}

    /** What is longer than the log; nothing where nothing is, or cannot be read. */
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
            return null; // it is another account's, or there is none
        }
    }

    /** Of how many entries the checkpoint in this place is; 0 where none is. */
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
