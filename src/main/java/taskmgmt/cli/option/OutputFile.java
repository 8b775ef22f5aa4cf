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
 * A file that the user names for output: every option that takes one goes through here. It is never one of a log directory,
 * also not through a link, and it is written as a whole: whoever reads it sees the old content or the new one. A new one has
 * the permissions that the umask leaves, one that was there keeps its own. A link stays, and the file it leads to is replaced.
 */
public final class OutputFile {
    private final Path file;
    /** Where the bytes go: without links. */
    private final Path target;

    private OutputFile(Path file, Path target) {
        this.file = file;
        this.target = target;
    }

    /**
     * To be asked for before any work is done.
     *
     * @param logs the log directory of the command; null where it has none
     * @throws RefusedException if it is in this log directory or another one, or its directory is missing
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

    /** Refuses a directory for files of the user's that is a log directory or in one, whether it is there yet or not. */
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

    /** The log directory that the file is in; null where it is in none. Without links. */
    private static @Nullable Path logOf(Path target, @Nullable Path logs) throws IOException {
        if (logs != null && target.startsWith(LogBounds.real(logs))) {
            return logs;
        }
        return LogBounds.of(target);
    }

    public Path path() {
        return file;
    }

    /** Where it is, without links. */
    public Path place() {
        return target;
    }

    /** For a file of lines that grows from one run to the next: what it has stays. */
    public FileChannel growing() throws IOException {
        requireRegular();
        requireOneName();
        return FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
    }

    /** Puts the text, in UTF-8, in the place of what the file held, durably. */
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

    /** For what comes bit by bit; it is in its place when the stream is closed. */
    public OutputStream open() throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            return Files.newOutputStream(target); // a terminal, a pipe, nothing: there is no content that could be seen half done
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

    /** For a file that is written in place by somebody else. */
    public Path inPlace() throws IOException {
        requireOneName();
        return file;
    }

    /** What is written in place is written under all names that a file has, and one of them may be a log's. */
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
