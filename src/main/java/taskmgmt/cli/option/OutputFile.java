package taskmgmt.cli.option;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Undecoded;
import taskmgmt.cli.command.UsageException;
import taskmgmt.journal.LogBounds;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/**
 * An output file named by the user; every option for such a file goes through here. It is never inside a log directory, not even through a
 * link. It is replaced as a whole: readers see the old content or the new. A new file gets the permissions that the umask leaves, an
 * existing one keeps its own. A link stays, and the file that it leads to is replaced.
 */
public final class OutputFile {
    private final Path file;
    /** Where the bytes go, with all links resolved. */
    private final Path target;

    private OutputFile(Path file, Path target) {
        this.file = file;
        this.target = target;
    }

    /**
     * Checks the file; to be called before any work is done.
     *
     * @param logs the log directory of the command; null if it has none
     * @throws RefusedException if the file is in this or another log directory, or its directory is missing
     */
    public static OutputFile at(Path file, @Nullable Path logs) throws IOException {
        Undecoded.refuseName(file.toAbsolutePath().toString(), "the output file");
        Path target = target(file);
        if (Files.isDirectory(target)) {
            throw new UsageException(file + " is a directory: name a file in it");
        }
        Path log = logOf(target, logs);
        if (log != null) {
            throw new RefusedException(Refusal.NOT_ALLOWED, file + " is inside the log directory " + log
                    + ", where nothing but the log is written: name a place outside");
        }
        return new OutputFile(file, target);
    }

    /** Refuses a directory for the user's files if it is a log directory or inside one, whether or not it exists yet. */
    public static void requireOutside(Path directory, @Nullable Path logs) throws IOException {
        Path target = LogBounds.real(directory);
        Path log = logOf(target, logs);
        log = log == null ? logOf(target.resolve("any"), logs) : log;
        if (log != null) {
            boolean isItself = target.equals(LogBounds.real(log));
            throw new RefusedException(Refusal.NOT_ALLOWED, directory + (isItself ? " is a log directory itself" : " is inside the log directory " + log)
                    + ", where nothing but the log is written: name a place outside");
        }
    }

    private static Path target(Path file) throws IOException {
        if (Files.exists(file)) {
            return file.toRealPath();
        }
        Path target = LogBounds.real(file);
        Path parent = target.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new RefusedException(Refusal.NOT_FOUND, "there is no directory " + parent + " to write to: make it first");
        }
        return target;
    }

    /** The log directory that contains the file; null if none does. All links are resolved. */
    private static @Nullable Path logOf(Path target, @Nullable Path logs) throws IOException {
        if (logs != null && target.startsWith(LogBounds.real(logs))) {
            return logs;
        }
        return LogBounds.of(target);
    }

    public Path path() {
        return file;
    }

    /** Where it is, with all links resolved. */
    public Path place() {
        return target;
    }

    /** For a file of lines that grows from run to run: its content is kept. */
    public FileChannel growing() throws IOException {
        requireRegular();
        requireOneName();
        return FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
    }

    /** Replaces the file's content with this text in UTF-8, durably. */
    public void write(String text) throws IOException {
        requireRegular();
        Path temporary = temporary();
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                OutputStream out = Channels.newOutputStream(channel);
                out.write(text.getBytes(StandardCharsets.UTF_8));
                channel.force(true);
            }
            replace(temporary);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    /** For content that arrives bit by bit; it takes its place when the stream is closed. */
    public OutputStream open() throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            return Files.newOutputStream(target); // a terminal, a pipe, /dev/null: no content that could be seen half written
        }
        Path temporary = temporary();
        return new BufferedOutputStream(Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            private boolean closed;

            @Override
            public void close() throws IOException {
                if (!closed) {
                    closed = true;
                    super.close();
                    replace(temporary);
                }
            }
        };
    }

    /** For a file that another program writes in place. */
    public Path inPlace() throws IOException {
        requireOneName();
        return file;
    }

    /** Refuses a file with several names: writing in place changes it under all of them, and one may be a log's. */
    private void requireOneName() throws IOException {
        int names = LogBounds.names(target);
        if (names > 1) {
            throw new RefusedException(Refusal.NOT_ALLOWED, file + " is a file with " + names + " names, and one of the others may be that of a log:"
                    + " name another one");
        }
    }

    private void requireRegular() {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new UsageException(file + " is not a regular file: name another one");
        }
    }

    private Path temporary() {
        return target.resolveSibling(".task-mgmt-" + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()) + ".tmp");
    }

    private void replace(Path temporary) throws IOException {
        if (Files.exists(target)) {
            Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
