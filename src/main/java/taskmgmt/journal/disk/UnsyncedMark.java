package taskmgmt.journal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.LogUnwritableException;

/**
 * Tells every later process that a sync of a log has failed. The operating system reports such a failure once and may
 * have dropped the bytes by then; a later sync that succeeds proves nothing (Rebello et al., Can Applications Recover
 * from fsync Failures?, USENIX ATC 2020). So nothing is written until the logs have been checked.
 *
 * <p>The file has one line for people, which says what failed. Since the disk has just failed, writing the mark may
 * fail too; the next process then finds out only if the disk fails again.
 */
public final class UnsyncedMark {
    private final Path file;
    private final PrivateFiles files;

    /** The mark of this log directory. */
    public UnsyncedMark(Path logDirectory, PrivateFiles files) {
        this.file = logDirectory.resolve(LogFiles.UNSYNCED);
        this.files = files;
    }

    /**
     * Checks for the mark with one system call.
     *
     * @throws LogUnwritableException if the mark is there
     */
    public void refuse() throws JournalException {
        try {
            if (isLeft()) {
                throw new LogUnwritableException("nothing is written to " + directory() + " since a sync of it failed, see "
                        + file + ": check the disk, then run task-mgmt doctor --fix");
            }
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw JournalException.unopened(file, e);
        }
    }

    /** Whether it is there. */
    public boolean isLeft() throws IOException {
        return PrivateFiles.attributes(file) != null;
    }

    /** Leaves the mark; where that fails too, the failure that it is for tells of it. */
    public void leave(String what, IOException because) {
        try {
            Path directory = PrivateFiles.directoryOf(file);
            if (PrivateFiles.attributes(file) != null) {
                return; // another process left it, and it must not disappear even for a moment
            }
            files.ensureOwnDirectory(directory);
            try (FileChannel channel = files.create(file)) {
                PrivateFiles.writeFully(channel, ByteBuffer.wrap((what + "\n").getBytes(StandardCharsets.UTF_8)), 0);
                channel.force(true);
            }
            files.syncDirectory(directory);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    private Path directory() {
        return PrivateFiles.directoryOf(PrivateFiles.directoryOf(file));
    }
}
