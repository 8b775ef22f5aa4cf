package taskmgmt.run.batch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The job log of a batch: which commands have ended, and how. A line is added when a command ends, so that a batch that was killed can
 * be resumed; one that was only half written then is taken away. Not thread-safe.
 */
public final class JobLog implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final Map<Long, JobLogEntry> before;
    private final boolean failedAgain;

    private JobLog(Path file, FileChannel channel, Map<Long, JobLogEntry> before, boolean failedAgain) {
        this.file = file;
        this.channel = channel;
        this.before = before;
        this.failedAgain = failedAgain;
    }

    /** What is done with a job log that is there. */
    public enum Resume {
        /** It is written again. */
        NO,
        /** The commands that are in it are not run again. */
        ENDED,
        /** Nor are those that are in it, but for those that failed. */
        SUCCEEDED
    }

    /** A job log that cannot be used for what is asked. */
    public static final class UnusableException extends IOException {
        private static final long serialVersionUID = 1L;

        private UnusableException(String message) {
            super(message);
        }
    }

    /**
     * Opens it, and makes it where it is missing.
     *
     * @throws UnusableException if there is a file of that name that is no job log
     */
    public static JobLog open(Path file, Resume resume) throws IOException {
        Map<Long, JobLogEntry> before = new HashMap<>();
        long end = Files.exists(file) ? read(file, before) : 0;
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (resume == Resume.NO) {
                before.clear();
                end = 0;
            }
            channel.truncate(end);
            channel.position(end);
            JobLog log = new JobLog(file, channel, before, resume == Resume.SUCCEEDED);
            if (end == 0) {
                log.write(JobLogEntry.HEADER);
            }
            return log;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** The whole lines of it; returns where they end. A later line of a command counts, where it has several. */
    private static long read(Path file, Map<Long, JobLogEntry> entries) throws IOException {
        long end = 0;
        long number = 0;
        long size = Files.size(file);
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = line(lines); line != null; line = line(lines)) {
                number++;
                if (!line.endsWith("\n")) {
                    return end == 0 && size > 0 ? checked(file, line) : end;
                }
                end += line.length();
                String text = new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                text = text.substring(0, text.length() - 1);
                JobLogEntry entry = number == 1 ? null : JobLogEntry.parse(text);
                if (number == 1 ? !text.equals(JobLogEntry.HEADER) : entry == null) {
                    throw new UnusableException(file + ":" + number + " is no line of a job log: give another file, or remove this variable");
                }
                if (entry != null) {
                    entries.put(entry.seq(), entry);
                }
            }
        }
        return end;
    }

    /** A header that was only half written is taken away; anything else is not ours. */
    private static long checked(Path file, String line) throws UnusableException {
        if (!JobLogEntry.HEADER.startsWith(line)) {
            throw new UnusableException(file + " is no job log: give another file, or remove this variable");
        }
        return 0;
    }

    /** The next line with its end, if it has one: a carriage return does not end it. */
    private static @Nullable String line(BufferedReader lines) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = lines.read(); next >= 0; next = lines.read()) {
            line.append((char) next);
            if (next == '\n') {
                break;
            }
        }
        return line.isEmpty() ? null : line.toString();
    }

    /**
     * Whether the log says that the command need not be run.
     *
     * @throws UnusableException if the log has another command of that number: the input has changed since
     */
    boolean has(BatchJob job) throws UnusableException {
        JobLogEntry entry = before.get(job.seq());
        if (entry == null) {
            return false;
        }
        if (!entry.isOf(job)) {
            throw new UnusableException("line " + job.seq() + " of the input is another command than in " + file
                    + ": the input has changed since, and cannot be resumed");
        }
        return !failedAgain || entry.succeeded();
    }

    /** How many commands the log says need not be run. */
    public long known() {
        return before.values().stream().filter(entry -> !failedAgain || entry.succeeded()).count();
    }

    void add(JobResult result) throws IOException {
        write(JobLogEntry.line(result));
    }

    private void write(String line) throws IOException {
        try {
            for (ByteBuffer left = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)); left.hasRemaining(); ) {
                channel.write(left);
            }
        } catch (IOException e) {
            throw new IOException("the job log " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
