package taskmgmt.store.proof;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.note.BadNoteException;
import taskmgmt.audit.note.KeyRotation;
import taskmgmt.audit.note.SignedNote;
import taskmgmt.audit.note.SigningKey;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.disk.SecretFile;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/**
 * The place for signing keys: outside of every log, and accessible only to their owner. For each name there is {@code NAME.key}, which
 * contains the private key, and the statements about its rotations, {@code NAME.rotation-1} and so on. During a rotation there is also
 * {@code NAME.key-next}. {@code NAME.log} says to which log the key belongs, by what the log began with when it was last signed: whoever
 * can write to a log can put any name into it, but not into this directory. Characters that file names cannot contain are written as in a
 * URL.
 */
public final class KeyDirectory {
    private static final int MAX_NAME_LENGTH = 200;
    private static final String OF_LOG = ".log";

    private final Path directory;
    private final PrivateFiles disk;

    public KeyDirectory(Path directory) {
        this(directory, PrivateFiles.SYSTEM);
    }

    /** The same on another file system. */
    public KeyDirectory(Path directory, PrivateFiles disk) {
        this.directory = directory;
        this.disk = disk;
    }

    public Path path() {
        return directory;
    }

    /** The key with this name; empty if there is none. */
    public Optional<SigningKey> find(String name) throws JournalException {
        return read(file(name, ".key"));
    }

    /** The location of the key with this name. */
    public Path location(String name) {
        return file(name, ".key").path();
    }

    /** Stores a new key; an existing one stays. */
    void create(SigningKey key) throws IOException {
        SecretFile file = file(key.verifier().name(), ".key");
        try {
            file.create(key.secretText() + "\n");
        } catch (FileAlreadyExistsException e) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "there is a key of this name already, " + file.path()
                    + ": each log needs a name of its own; if an interrupted 'audit key init' has left it, move it away");
        }
    }

    /** The key that will replace this one: the one that an interrupted rotation made, or else a new one. */
    SigningKey next(SigningKey old) throws IOException, BadNoteException {
        String name = old.verifier().name();
        SecretFile file = file(name, ".key-next");
        Optional<SigningKey> made = read(file);
        if (made.isPresent() && !made.get().verifier().equals(old.verifier())) {
            return made.get();
        }
        SigningKey key = SigningKey.generate(name);
        file.replace(key.secretText() + "\n");
        return key;
    }

    /** Stores the statement about a rotation. */
    void keep(String name, SignedNote statement) throws IOException {
        int number = 1;
        SecretFile file = file(name, ".rotation-" + number);
        while (file.exists() && !file.read().orElse("").equals(statement.toString())) {
            file = file(name, ".rotation-" + ++number);
        }
        file.replace(statement.toString());
    }

    /** The statements about rotations of the key with this name, as long as both keys have signed them. */
    public List<KeyRotation> rotations(String name) throws JournalException {
        List<KeyRotation> rotations = new ArrayList<>();
        int number = 1;
        for (Optional<String> text = file(name, ".rotation-1").read(); text.isPresent(); text = file(name, ".rotation-" + ++number).read()) {
            try {
                KeyRotation.ifSound(SignedNote.parse(text.get().getBytes(StandardCharsets.UTF_8))).ifPresent(rotations::add);
            } catch (BadNoteException e) {
                throw new LogDamagedException(directory + " has a file on a rotation of " + name + " that is no statement: "
                        + e.getMessage() + "; put the right file back, or move it away", e);
            }
        }
        return rotations;
    }

    /** What the log of this key began with when it was last signed; null if that was never recorded. */
    @Nullable SignedStart start(String name) throws JournalException {
        Optional<String> text = file(name, OF_LOG).read();
        try {
            return text.isEmpty() ? null : SignedStart.parse(text.get());
        } catch (IllegalArgumentException e) {
            throw new LogDamagedException(file(name, OF_LOG).path() + " does not say which log the key belongs to: "
                    + e.getMessage() + "; put the right file back", e);
        }
    }

    /** Records to which log the key with this name belongs. */
    void belongs(String name, SignedStart start) throws IOException {
        file(name, OF_LOG).replace(start.text());
    }

    /** The names of all keys that record to which log they belong. */
    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + OF_LOG)) {
                for (Path file : files) {
                    String name = String.valueOf(file.getFileName());
                    names.add(URLDecoder.decode(name.substring(0, name.length() - OF_LOG.length()), StandardCharsets.UTF_8));
                }
            }
        }
        Collections.sort(names);
        return names;
    }

    /** Completes a rotation: the next key becomes the key, and the previous one is deleted. */
    void promote(SigningKey next) throws IOException {
        String name = next.verifier().name();
        file(name, ".key").replace(next.secretText() + "\n");
        file(name, ".key-next").delete();
    }

    private static Optional<SigningKey> read(SecretFile file) throws JournalException {
        Optional<String> text = file.read();
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(SigningKey.parse(text.get().strip()));
        } catch (BadNoteException e) {
            throw new LogDamagedException(file.path() + " holds no key: " + e.getMessage()
                    + "; put the right file back, or move it away", e);
        }
    }

    private SecretFile file(String name, String suffix) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
        if (encoded.length() > MAX_NAME_LENGTH) {
            throw new RefusedException(Refusal.INVALID, "the name has " + encoded.length() + " characters as a file's, at most "
                    + MAX_NAME_LENGTH + " are possible");
        }
        return new SecretFile(directory.resolve(encoded + suffix), disk);
    }

    /** Refuses to store keys where anyone who copies or changes the log would have them too. */
    void requireOutside(Path log) throws IOException {
        if (real(directory).startsWith(real(log))) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "the key directory " + directory + " is inside the log directory "
                    + log + ", where whoever can change the log has the key too: name another one in TASK_MGMT_KEYS");
        }
    }

    /** The path with all links resolved, as far as it exists. */
    private static Path real(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        for (@Nullable Path existing = absolute; existing != null; existing = existing.getParent()) {
            if (Files.exists(existing)) {
                return existing.toRealPath().resolve(existing.relativize(absolute));
            }
        }
        return absolute;
    }
}
