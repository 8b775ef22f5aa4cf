package taskmgmt.journal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogUnwritableException;

/**
 * A short text that only its owner may read, in a directory that only its owner may enter, outside of any log. It appears under its
 * name complete and durable, or not at all. No message repeats its content.
 */
public final class SecretFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final Set<PosixFilePermission> OTHERS = EnumSet.complementOf(EnumSet.of(PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private final Path file;
    private final PrivateFiles files;

    public SecretFile(Path file) {
        this(file, PrivateFiles.SYSTEM);
    }

    /** {@link #SecretFile(Path)} on another file system. */
    public SecretFile(Path file, PrivateFiles files) {
        this.file = file;
        this.files = files.neverShared();
    }

    public Path path() {
        return file;
    }

    /**
     * Creates the file, and its directory if that is missing.
     *
     * @throws FileAlreadyExistsException if the name is in use; what is there stays as it was
     */
    public void create(String text) throws IOException {
        // Linking the finished file under its name is the one step that both refuses to overwrite and is never visible half done.
        write(text, temporary -> files.link(temporary, file));
    }

    /** Replaces the file's content, or creates the file. */
    public void replace(String text) throws IOException {
        write(text, temporary -> files.move(temporary, file));
    }

    /** The last step: gives the temporary file its name. */
    private interface Naming {
        void name(Path temporary) throws IOException;
    }

    private void write(String text, Naming naming) throws IOException {
        Path directory = PrivateFiles.directoryOf(file);
        Path temporary = directory.resolve(file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            files.ensureDirectory(directory);
            requirePrivate(directory, "chmod 700 ");
            try (FileChannel channel = files.replace(temporary)) {
                PrivateFiles.writeFully(channel, ByteBuffer.wrap(text.getBytes(UTF_8)), 0);
                channel.force(true);
            }
            naming.name(temporary);
            if (Files.exists(temporary)) {
                files.delete(temporary);
            }
            files.syncDirectory(directory);
        } catch (JournalException | FileAlreadyExistsException e) {
            files.takeAway(temporary, e);
            throw e;
        } catch (IOException e) {
            files.takeAway(temporary, e);
            throw new LogUnwritableException("cannot write " + file + ": " + JournalException.reason(e) + ": "
                    + JournalException.remedy(e, "check the directory and its permissions"), e);
        }
    }

    /** Deletes the file durably, if it exists: its content is kept elsewhere. */
    public void delete() throws JournalException {
        try {
            if (exists()) {
                files.delete(file);
                files.syncDirectory(PrivateFiles.directoryOf(file));
            }
        } catch (IOException e) {
            throw new LogUnwritableException("cannot take " + file + " away: " + JournalException.reason(e)
                    + ": put that right and repeat the command", e);
        }
    }

    /** Whether the name is in use. */
    public boolean exists() {
        return Files.exists(file, NOFOLLOW_LINKS);
    }

    /**
     * The file's content; empty if there is no such file.
     *
     * @throws JournalException if others than its owner may read it, or it is not a regular file, or cannot be read
     */
    public Optional<String> read() throws JournalException {
        try {
            if (PrivateFiles.attributes(file) == null) {
                return Optional.empty();
            }
            requirePrivate(file, "chmod 600 ");
            try (FileChannel channel = files.read(file)) {
                ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MAX_BYTES, channel.size()));
                while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                    // Read on until the buffer is full or the file ends.
                }
                return Optional.of(new String(bytes.array(), 0, bytes.position(), UTF_8));
            }
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw JournalException.unopened(file, e);
        }
    }

    private static void requirePrivate(Path path, String remedy) throws IOException {
        if (hasPermissions(path)) {
            for (PosixFilePermission permission : Files.getPosixFilePermissions(path)) {
                if (OTHERS.contains(permission)) {
                    throw new LogUnwritableException("others may read or change " + path + ", which holds a secret: run '"
                            + remedy + path + "', and think about who may have read it");
                }
            }
        }
    }

    /**
     * Whether its file system has owners and permissions; assumed for one that is missing from the list of mounts, as in a chroot.
     */
    private static boolean hasPermissions(Path path) {
        try {
            return Files.getFileStore(path).supportsFileAttributeView("posix");
        } catch (IOException _) {
            return true;
        }
    }
}
