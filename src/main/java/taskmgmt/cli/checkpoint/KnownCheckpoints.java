package taskmgmt.cli.checkpoint;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.checkpoint.CheckpointNote;
import taskmgmt.audit.checkpoint.KnownRoot;
import taskmgmt.audit.note.BadNoteException;
import taskmgmt.audit.note.KeyRotation;
import taskmgmt.audit.note.NoteFile;
import taskmgmt.audit.note.SignedNote.Trust;
import taskmgmt.audit.note.SigningKey;
import taskmgmt.audit.note.VerifierKey;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.KeyOptions;
import taskmgmt.machine.Git;
import taskmgmt.store.proof.KeyDirectory;
import taskmgmt.store.verify.Seal;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** Checkpoints kept outside of the log, and the keys that make them trustworthy. */
public final class KnownCheckpoints extends ParameterGroup {
    /** Means the tags of the working directory's repository. */
    public static final String GIT_TAG = "git-tag";

    private static final int MAX_BYTES = 64 << 20;
    private static final String TAGS = "audit-checkpoint-*";

    private final Options<String> against = option("--against").label("FILE|git-tag[:NAME]")
            .repeatable("a checkpoint that was kept elsewhere, or several in one file: the log must begin with what it is of");
    private final Options<VerifierKey> keys = option("--key").as(KnownCheckpoints::key, "VKEY")
            .repeatable("a key that may have signed it, as 'audit key show' prints it (default: the one in the key directory)");
    private final KeyOptions directory;

    /** @param directory where the known keys are */
    public KnownCheckpoints(KeyOptions directory) {
        super("Checkpoint options");
        this.directory = directory;
    }

    private static VerifierKey key(String text) {
        try {
            return VerifierKey.parse(text);
        } catch (BadNoteException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Whether any checkpoint was named. */
    public boolean isSet() {
        return against.isSet();
    }

    /**
     * The part of the registry that is covered by the largest of the named checkpoints; null if none was named. The whole record is
     * verified for this.
     *
     * @throws taskmgmt.journal.LogDamagedException if the record was changed
     */
    public @Nullable Seal seal(Path logs, Session session) throws IOException {
        return isSet() ? Seal.of(logs, roots(session)) : null;
    }

    /** The roots of the checkpoints that were named. */
    public List<KnownRoot> roots(Session session) throws IOException {
        List<KnownRoot> roots = new ArrayList<>();
        for (String name : against.all()) {
            if (name.equals(GIT_TAG) || name.startsWith(GIT_TAG + ":")) {
                tags(name.equals(GIT_TAG) ? TAGS : name.substring(GIT_TAG.length() + 1), session, roots);
            } else {
                List<String> notes = NoteFile.split(read(name, session));
                if (notes.isEmpty()) {
                    throw new UsageException(name + " is empty: give what 'audit checkpoint --export' wrote");
                }
                for (int i = 0; i < notes.size(); i++) {
                    roots.add(root(notes.size() > 1 ? name + " (note " + (i + 1) + ")" : name, notes.get(i), session));
                }
            }
        }
        return roots;
    }

    private void tags(String pattern, Session session, List<KnownRoot> roots) throws IOException {
        Git git = new Git(session.workingDirectory().toAbsolutePath(), session.environment());
        int before = roots.size();
        try {
            for (String tag : git.tags(pattern)) {
                roots.add(root(GIT_TAG + ":" + tag, git.message(tag), session));
            }
        } catch (InterruptedException e) {
            throw (IOException) new InterruptedIOException("interrupted while git read its tags").initCause(e);
        }
        if (roots.size() == before) {
            throw new RefusedException(Refusal.NOT_FOUND, "no tag " + pattern + " in the repository of the working directory");
        }
    }

    private KnownRoot root(String source, String text, Session session) throws IOException {
        try {
            CheckpointNote note = CheckpointNote.parse(text);
            Trust trust = note.isSigned() ? note.note().check(trusted(note, session)) : null;
            return new KnownRoot(source, note.head().size(), note.head().root(), trust);
        } catch (BadNoteException e) {
            throw new UsageException(source + " cannot be read as a checkpoint: " + e.getMessage() + ": give what 'audit"
                    + " checkpoint --export' wrote");
        }
    }

    /** How far the checkpoint in the log itself can be trusted; null if its key is not here, which is not a defect. */
    public @Nullable Trust ofRecorded(CheckpointNote note, Session session) {
        try {
            Trust trust = note.isSigned() ? note.note().check(trusted(note, session)) : null;
            return trust == Trust.UNKNOWN_KEY ? null : trust;
        } catch (IOException unreadable) {
            return null;
        }
    }

    /** The keys that were named, or else the key stored here under the log's name; along with all keys that replaced them. */
    private Set<VerifierKey> trusted(CheckpointNote note, Session session) throws IOException {
        String name = note.head().origin();
        KeyDirectory kept = directory.directory(session);
        List<KeyRotation> rotations = kept.rotations(name);
        Set<VerifierKey> anchors = new LinkedHashSet<>(keys.all());
        if (anchors.isEmpty()) {
            Optional<SigningKey> own = kept.find(name);
            own.ifPresent(key -> anchors.add(key.verifier()));
        }
        Set<VerifierKey> trusted = new LinkedHashSet<>();
        anchors.forEach(anchor -> trusted.addAll(KeyRotation.trusted(anchor, rotations)));
        return trusted;
    }

    private static String read(String name, Session session) throws IOException {
        Path file = session.workingDirectory().resolve(name);
        if (name.isEmpty() || !Files.exists(file)) {
            throw new RefusedException(Refusal.NOT_FOUND, "no file " + name);
        }
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
            throw new UsageException(name + " is no file of checkpoints");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
