package taskmgmt.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.BadNoteException;
import taskmgmt.audit.KnownRoot;
import taskmgmt.audit.NoteFile;
import taskmgmt.audit.SignedNote;
import taskmgmt.audit.TreeHead;
import taskmgmt.audit.VerifierKey;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** Checkpoints that somebody kept outside of the log, and the keys by which they are believed. */
final class KnownCheckpoints extends ParameterGroup {
    private static final int MOST_BYTES = 64 << 20;

    private final Options<String> against = option("--against").label("FILE")
            .repeatable("a checkpoint that was kept elsewhere, or several in one file: the log must begin with what it is of");
    private final Options<VerifierKey> keys = option("--key").as(KnownCheckpoints::key, "VKEY")
            .repeatable("a key that may have signed it, as name+id+base64");

    KnownCheckpoints() {
        super("Checkpoint options");
    }

    private static VerifierKey key(String text) {
        try {
            return VerifierKey.parse(text);
        } catch (BadNoteException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The roots in the files that were named. */
    List<KnownRoot> roots(Session session) throws IOException {
        List<KnownRoot> roots = new ArrayList<>();
        Set<VerifierKey> known = new LinkedHashSet<>(keys.all());
        for (String name : against.all()) {
            List<String> notes = NoteFile.split(read(name, session));
            for (int i = 0; i < notes.size(); i++) {
                roots.add(root(notes.size() > 1 ? name + " (note " + (i + 1) + ")" : name, notes.get(i), known));
            }
        }
        return roots;
    }

    private static KnownRoot root(String source, String text, Set<VerifierKey> known) {
        try {
            SignedNote note = text.contains("\n\n") ? SignedNote.parse(text.getBytes(StandardCharsets.UTF_8)) : null;
            TreeHead head = TreeHead.parse(note == null ? text : note.text());
            SignedNote.@Nullable Trust trust = note == null ? null : note.check(known);
            return new KnownRoot(source, head.size(), head.root(), trust);
        } catch (BadNoteException e) {
            throw new UsageException(source + " cannot be read as a checkpoint: " + e.getMessage() + ": give what 'audit"
                    + " checkpoint --export' wrote");
        }
    }

    private static String read(String name, Session session) throws IOException {
        Path file = session.workingDirectory().resolve(name);
        if (name.isEmpty() || !Files.exists(file)) {
            throw new RefusedException(Refusal.NOT_FOUND, "no file " + name);
        }
        if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
            throw new UsageException(name + " is no file of checkpoints");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
