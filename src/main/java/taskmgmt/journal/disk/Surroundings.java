package taskmgmt.journal.disk;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogUnwritableException;

/**
 * What a new file takes over from its directory, so that nobody who works there is locked out of it.
 *
 * <p>A directory that is writable for its group and has the setgid bit (mode 2770 or 2775) is <em>shared</em>: what is created
 * in it belongs to the group too (0660, 2770), whatever the umask. What {@code root} creates in another account's directory is
 * given to that account and its group. Everything else belongs to its creator alone (0600, 0700).
 *
 * @param mode of the directory, including its file type
 */
public record Surroundings(int mode, int uid, int gid) {
    static final int SHARED_DIRECTORY = 02770;
    static final int SHARED_FILE = 0660;
    private static final int HANDS_GROUP_ON = 02000;
    private static final int GROUP_WRITES = 020;
    private static final int ROOT = 0;
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    /** The surroundings that this directory gives its files. */
    public static Surroundings of(Path directory) throws IOException {
        return attributes(directory);
    }

    private static Surroundings attributes(Path path, LinkOption... options) throws IOException {
        Map<String, Object> is = Files.readAttributes(path, "unix:mode,uid,gid", options);
        return new Surroundings(number(is, "mode"), number(is, "uid"), number(is, "gid"));
    }

    private static int number(Map<String, Object> attributes, String name) throws IOException {
        if (attributes.get(name) instanceof Integer number) {
            return number;
        }
        throw new IOException("this file system does not tell the " + name + " of a file");
    }

    /** Whether the group has the same rights as the owner. */
    public boolean isShared() {
        return (mode & HANDS_GROUP_ON) != 0 && (mode & GROUP_WRITES) != 0;
    }

    /** For a file that this process has just created and has open. */
    void settleFile(Path file, ChannelOpener opener) throws IOException {
        settle(file, SHARED_FILE, opener);
    }

    void settleDirectory(Path directory, ChannelOpener opener) throws IOException {
        if (isShared() || uid != ROOT) {
            try (FileChannel _ = opener.open(directory, Set.of(StandardOpenOption.READ))) {
                settle(directory, SHARED_DIRECTORY, opener);
            }
        }
    }

    private void settle(Path made, int sharedMode, ChannelOpener opener) throws IOException {
        if (uid != ROOT && attributes(made, NOFOLLOW_LINKS).uid == ROOT) {
            give(made, opener);
        }
        if (isShared()) {
            opener.share(made, sharedMode);
        }
    }

    private void give(Path made, ChannelOpener opener) throws IOException {
        Path descriptor = descriptor(made);
        if (descriptor == null) {
            throw locked(made, new IOException("the system does not list it among the open files"));
        }
        try {
            opener.give(descriptor, uid, gid);
        } catch (IOException e) {
            LogUnwritableException locked = locked(made, e);
            try {
                opener.delete(made);
            } catch (IOException undeleted) {
                locked.addSuppressed(undeleted);
            }
            throw locked;
        }
    }

    private LogUnwritableException locked(Path made, IOException cause) {
        return new LogUnwritableException("cannot give " + made + " to the owner of its directory (user " + uid
                + "), who would be locked out of it: " + JournalException.reason(cause) + ": run this as that user", cause);
    }

    /**
     * The system's own name for the file that this process has open under that name. If the directory's owner has put another
     * file there meanwhile, that one is not open, so nobody is given a file that is not theirs.
     */
    private static @Nullable Path descriptor(Path made) throws IOException {
        Object wanted = key(made, NOFOLLOW_LINKS);
        try (DirectoryStream<Path> open = Files.newDirectoryStream(OPEN_FILES)) {
            for (Path descriptor : open) {
                if (wanted != null && wanted.equals(key(descriptor))) {
                    return descriptor;
                }
            }
        } catch (NoSuchFileException _) {
            return null;
        }
        return null;
    }

    private static @Nullable Object key(Path path, LinkOption... options) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, options).fileKey();
        } catch (IOException _) {
            return null; // the stream's own descriptor is closed by then, or it was deleted
        }
    }
}
