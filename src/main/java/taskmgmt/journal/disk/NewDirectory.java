package taskmgmt.journal.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.SyncPolicy;

/**
 * A directory that appears as a whole or not at all. It is built beside its target under a name of its own;
 * {@link #complete} makes it durable and moves it into place. If closed before that, it is deleted. If the process ends
 * before that, it leaves behind a directory whose name starts with a full stop and contains {@value #MARK}. Not for
 * sharing between threads.
 */
public final class NewDirectory implements Closeable {
    /** Part of the name of a directory that is still being built. */
    public static final String MARK = ".unfinished-";

    private final Path target;
    private final Path path;
    private final SyncPolicy policy;
    private final PrivateFiles files;
    private boolean moved;

    private NewDirectory(Path target, Path path, SyncPolicy policy, PrivateFiles files) {
        this.target = target;
        this.path = path;
        this.policy = policy;
        this.files = files;
    }

    /**
     * Starts a directory.
     *
     * @param target its final path, where there is nothing yet, or an empty directory
     * @param suffix for its name until it is complete; must not be in use
     * @param policy under {@link SyncPolicy#OS} it becomes durable some time after {@link #complete}
     */
    public static NewDirectory begin(Path target, String suffix, SyncPolicy policy, PrivateFiles files) throws JournalException {
        Path parent = PrivateFiles.directoryOf(target);
        Path path = parent.resolve("." + target.getFileName() + MARK + suffix);
        try {
            files.ensureDirectory(parent);
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new LogDamagedException(path + " is there already: move it away");
            }
            return new NewDirectory(target, path, policy, files).made();
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw JournalException.unopened(path, e);
        }
    }

    private NewDirectory made() throws IOException {
        try {
            files.ensureDirectory(path);
            return this;
        } catch (IOException e) {
            files.takeAway(path, e);
            throw e;
        }
    }

    /** What processes that ended have left beside the target, sorted by name. */
    public static List<Path> leftovers(Path target) throws IOException {
        List<Path> found = new ArrayList<>();
        Path parent = PrivateFiles.directoryOf(target);
        String beginning = "." + target.getFileName() + MARK;
        if (Files.isDirectory(parent)) {
            try (DirectoryStream<Path> names = Files.newDirectoryStream(parent, path ->
                    String.valueOf(path.getFileName()).startsWith(beginning))) {
                names.forEach(found::add);
            }
        }
        found.sort(null);
        return found;
    }

    /** Where it is being built. */
    public Path path() {
        return path;
    }

    /** A new file in it; directories on the way are created. */
    public NewFile file(String name) throws JournalException {
        Path file = path.resolve(name);
        try {
            files.ensureDirectory(PrivateFiles.directoryOf(file));
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw JournalException.unopened(file, e);
        }
        return new NewFile(file, policy, files);
    }

    /** Renames a file or a directory in it. */
    public void rename(String from, String to) throws JournalException {
        try {
            files.ensureDirectory(PrivateFiles.directoryOf(path.resolve(to)));
            files.move(path.resolve(from), path.resolve(to));
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw JournalException.unopened(path.resolve(to), e);
        }
    }

    /** Deletes a file or a directory in it. */
    public void remove(String name) throws JournalException {
        try {
            removeTree(path.resolve(name));
        } catch (IOException e) {
            throw JournalException.unopened(path.resolve(name), e);
        }
    }

    /** Moves it into place. When this returns, it is there durably, subject to the policy. */
    public void complete() throws JournalException {
        try {
            if (policy != SyncPolicy.OS) {
                syncTree(path);
            }
            files.move(path, target);
            moved = true;
            if (policy != SyncPolicy.OS) {
                files.syncDirectory(PrivateFiles.directoryOf(target));
            }
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw JournalException.unopened(target, e);
        }
    }

    /** The files are already durable; this makes their names durable too. */
    private void syncTree(Path directory) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    syncTree(entry);
                }
            }
        }
        files.syncDirectory(directory);
    }

    @Override
    public void close() throws IOException {
        if (!moved) {
            removeTree(path);
        }
    }

    private void removeTree(Path name) throws IOException {
        if (Files.isDirectory(name, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(name)) {
                for (Path entry : entries) {
                    removeTree(entry);
                }
            }
        }
        files.delete(name);
    }
}
