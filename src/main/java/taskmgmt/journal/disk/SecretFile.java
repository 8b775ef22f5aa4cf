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
 * A short text that only its owner may read, in a directory that only its owner may enter, outside of any log. It appears
 * under its name whole and durable, or not at all. No message repeats what is in it.
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

    /** {@link #SecretFile(Path)} on another file system than the usual one. */
    public SecretFile(Path file, PrivateFiles files) {
        this.file = file;
        this.files = files.neverShared();
    }

    public Path path() {
        return file;
    }

    /**
     * Makes the file, and its directory where that is missing.
     *
     * @throws FileAlreadyExistsException if something has this name already; it is left as it was
     */
    public void create(String text) throws IOException {
        // Another name for the whole file is the one step that both refuses to overwrite and cannot be seen half done.
        write(text, temporary -> files.link(temporary, file));
    }

    /** Puts the text in the place of what the file held, or makes it. */
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

    /** Takes it away, durably, where it is there: what is in it is kept elsewhere. */
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

    /** Whether something has this name. */
    public boolean exists() {
        return Files.exists(file, NOFOLLOW_LINKS);
    }

    /**
     * What it holds; nothing where there is no such file.
     *
     * @throws JournalException if others than its owner may read it, or it is no regular file, or cannot be read
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

    /** Whether its file system has owners and permissions; one that the list of mounts does not have, as in a chroot, is taken to. */
    private static boolean hasPermissions(Path path) {
        try {
            return Files.getFileStore(path).supportsFileAttributeView("posix");
        } catch (IOException _) {
            return true;
        }
    }
}
