package taskmgmt.journal.disk;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogDamagedException;

/**
 * Opens the files of a log directory: regular files only, never through a symbolic link, readable only by their owner, or by the group
 * of a directory that its owner shares with it, see {@link Surroundings}.
 *
 * <p>The path is checked before it is opened, because opening a FIFO blocks and opening a device may have any effect. The open itself
 * refuses links too, so a link that is slipped in between does no harm.
 *
 * <p>Every change this program makes in a log directory goes through one of these. Other packages only pass them on. May be shared
 * between threads.
 */
public final class PrivateFiles {
    /** The file system as it is. */
    public static final PrivateFiles SYSTEM = new PrivateFiles(ChannelOpener.SYSTEM);

    private static final Set<OpenOption> FOR_READ = Set.of(READ, NOFOLLOW_LINKS);
    private static final Set<OpenOption> FOR_APPEND = Set.of(CREATE, WRITE, APPEND, NOFOLLOW_LINKS);
    private static final Set<OpenOption> FOR_OVERWRITE = Set.of(WRITE, NOFOLLOW_LINKS);
    private static final Set<OpenOption> FOR_UPDATE = Set.of(READ, WRITE, NOFOLLOW_LINKS);
    private static final Set<OpenOption> FOR_CREATION = Set.of(CREATE_NEW, WRITE, NOFOLLOW_LINKS);
    private static final Set<PosixFilePermission> FILE_MODE =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> DIRECTORY_MODE = Set.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    private static final FileAttribute<?> OWNER_FILE = PosixFilePermissions.asFileAttribute(FILE_MODE);
    private static final FileAttribute<?> OWNER_DIRECTORY = PosixFilePermissions.asFileAttribute(DIRECTORY_MODE);

    private final ChannelOpener opener;
    /** Whether new files take mode and owner from their directory. */
    private final boolean adapting;

    public PrivateFiles(ChannelOpener opener) {
        this(opener, true);
    }

    private PrivateFiles(ChannelOpener opener, boolean adapting) {
        this.opener = opener;
        this.adapting = adapting;
    }

    /** The same files, but asks for permission before anything is created. */
    public PrivateFiles making(Permission permission) {
        return new PrivateFiles(new AskingOpener(opener, permission), adapting);
    }

    /** Whether something may be created now. */
    public interface Permission {
        /** @throws IOException if it may not, with the reason */
        void require() throws IOException;
    }

    /** The same files, but nothing is ever shared, whatever the directory: for secrets. */
    public PrivateFiles neverShared() {
        return new PrivateFiles(opener, false);
    }

    /** A channel whose every write goes to the end of the file, which is created if needed. */
    public FileChannel append(Path file) throws IOException {
        return attributes(file) == null ? made(file, FOR_APPEND) : opener.open(file, FOR_APPEND, OWNER_FILE);
    }

    private FileChannel made(Path file, Set<OpenOption> options) throws IOException {
        FileChannel channel = opener.open(file, options, OWNER_FILE);
        if (adapting) {
            try {
                Surroundings.of(directoryOf(file)).settleFile(file, opener);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }
        return channel;
    }

    /** A channel for reading; null if there is no such file. */
    public @Nullable FileChannel readIfExists(Path file) throws IOException {
        try {
            return attributes(file) == null ? null : opener.open(file, FOR_READ);
        } catch (NoSuchFileException _) {
            return null; // it was moved in between, as by a rotation
        }
    }

    /** A channel for reading. */
    public FileChannel read(Path file) throws IOException {
        attributes(file);
        return opener.open(file, FOR_READ);
    }

    /** A channel for writing at positions of an existing file. */
    public FileChannel overwrite(Path file) throws IOException {
        attributes(file);
        return opener.open(file, FOR_OVERWRITE);
    }

    /** A channel for reading and writing at positions of an existing file. */
    public FileChannel update(Path file) throws IOException {
        attributes(file);
        return opener.open(file, FOR_UPDATE);
    }

    /** A channel on a file that did not exist before. */
    public FileChannel create(Path file) throws IOException {
        return made(file, FOR_CREATION);
    }

    /**
     * A channel on a new file that replaces the one under this name. The old file is never written to or truncated: it may have other
     * names, put there so that something else would be destroyed.
     */
    public FileChannel replace(Path file) throws IOException {
        if (attributes(file) != null) {
            opener.delete(file);
        }
        return create(file);
    }

    /** Whether accounts other than its owner may write to the file; false if it does not exist. */
    public static boolean isWritableByOthers(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        Set<PosixFilePermission> may = Files.getPosixFilePermissions(file);
        return may.contains(PosixFilePermission.GROUP_WRITE) || may.contains(PosixFilePermission.OTHERS_WRITE);
    }

    /** The attributes of the file under this name, or null if there is none. Refuses everything that is not a regular file. */
    public static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
        BasicFileAttributes found = file.getFileSystem().provider()
                .readAttributesIfExists(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
        if (found == null) {
            return null;
        }
        if (!found.isRegularFile()) {
            String what = found.isSymbolicLink() ? "a symbolic link"
                    : found.isDirectory() ? "a directory" : "a device, pipe or socket";
            throw new LogDamagedException(file + " is " + what + ", not a regular file: move it away");
        }
        return found;
    }

    /** Creates this directory and those above it where they are missing, and makes each durable in its parent. */
    public void ensureDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) {
            ensureDirectory(parent);
        }
        try {
            opener.createDirectory(directory, OWNER_DIRECTORY);
        } catch (FileAlreadyExistsException e) {
            if (Files.isDirectory(directory)) {
                return;
            }
            throw new LogDamagedException(directory + " is not a directory: move it away", e);
        }
        if (adapting && parent != null) {
            Surroundings.of(parent).settleDirectory(directory, opener);
        }
        if (parent != null) {
            syncDirectory(parent);
        }
    }

    /** {@link #ensureDirectory} for a directory of this program inside the log directory, which must not be a link. */
    public void ensureOwnDirectory(Path directory) throws IOException {
        if (Files.isSymbolicLink(directory)) {
            throw new LogDamagedException(directory + " is a symbolic link, not a directory: move it away");
        }
        ensureDirectory(directory);
    }

    /** Renames a file, replacing whatever had that name before; durable once its directory is synced. */
    public void move(Path from, Path to) throws IOException {
        opener.move(from, to);
    }

    /** Gives a file a second name, which must not be in use; durable once its directory is synced. */
    void link(Path from, Path to) throws IOException {
        opener.link(from, to);
    }

    /** Deletes a file that is derived, was only just created, or whose content is proven to be in another file. */
    public void delete(Path file) throws IOException {
        opener.delete(file);
    }

    /**
     * Replaces the content of a small file, or creates it. The new content goes to a temporary file beside it, which is synced and
     * then renamed; on failure the file is as it was and the temporary one is deleted. The name is not synced.
     */
    public void rewrite(Path file, ByteBuffer content) throws IOException {
        Path temporary = directoryOf(file).resolve(file.getFileName() + ".tmp");
        try {
            try (FileChannel channel = replace(temporary)) {
                writeFully(channel, content, 0);
                channel.force(false);
            }
            rename(temporary, file);
        } catch (IOException e) {
            takeAway(temporary, e);
            throw e;
        }
    }

    /** {@link #delete} after a failure, which a second failure must not hide. */
    public void takeAway(Path file, IOException because) {
        try {
            if (Files.exists(file)) {
                delete(file);
            }
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    /** Makes the names in this directory durable. */
    public void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = opener.open(directory, Set.of(READ))) {
            channel.force(true);
        }
    }

    /** Renames a file or directory of this program, durably. */
    public void rename(Path from, Path to) throws IOException {
        opener.move(from, to);
        syncDirectory(directoryOf(to));
        syncDirectory(directoryOf(from));
    }

    /**
     * Removes the permissions of everyone but the owner, and gives the owner those that task-mgmt needs.
     *
     * @param shared whether the group of the log directory gets the same
     */
    public void restrict(Path path, boolean shared) throws IOException {
        boolean directory = Files.isDirectory(path, NOFOLLOW_LINKS);
        if (shared) {
            opener.share(path, directory ? Surroundings.SHARED_DIRECTORY : Surroundings.SHARED_FILE);
        } else {
            opener.restrict(path, directory ? DIRECTORY_MODE : FILE_MODE);
        }
    }

    /** Writes all of the buffer; a full disk cuts the first write short and fails the second. */
    public static void writeFully(FileChannel channel, ByteBuffer bytes, long offset) throws IOException {
        long position = offset;
        while (bytes.hasRemaining()) {
            int count = channel.write(bytes, position);
            if (count == 0) {
                throw new IOException("nothing more can be written");
            }
            position += count;
        }
    }

    /** The directory that holds this file. */
    public static Path directoryOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " has no directory");
        }
        return parent;
    }
}
