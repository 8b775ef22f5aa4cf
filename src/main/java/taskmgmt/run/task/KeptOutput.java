package taskmgmt.run.task;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import taskmgmt.bytes.Bytes;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.store.Warnings;

/**
 * A file with everything that a command writes, readable only by its owner. Its two streams share the file line by line, so that neither
 * tears a line of the other, except for lines of more than 64 KiB. If it can no longer be written, or the rest of the disk must be left
 * to the logs, there is one warning; the command does not notice. May be written by two threads.
 */
final class KeptOutput implements AutoCloseable {
    private static final int MAX_READABLE = 60;
    private static final int HASH_DIGITS = 12;
    private static final int MAX_LINE_BYTES = 64 << 10;
    private static final long LEFT_TO_LOGS_BYTES = 256 << 20;
    private static final int LEFT_TO_LOGS_SHARE = 20;
    private static final int BYTES_A_LOOK = 1 << 20;

    private final Path path;
    private final FileChannel channel;
    private final Warnings warnings;
    private final BooleanSupplier isDiskFull;
    /** What came after the last complete line. */
    private final ByteArrayOutputStream restOfOut = new ByteArrayOutputStream();
    private final ByteArrayOutputStream restOfErr = new ByteArrayOutputStream();
    private long unlookedBytes;
    private boolean failed;

    private KeptOutput(Path path, FileChannel channel, Warnings warnings, BooleanSupplier isDiskFull) {
        this.path = path;
        this.channel = channel;
        this.warnings = warnings;
        this.isDiskFull = isDiskFull;
    }

    /** Opens the file of a task in this existing directory; appends to its content. */
    static KeptOutput open(Path directory, String taskId, PrivateFiles files, Warnings warnings) throws IOException {
        return open(directory, taskId, files, warnings, new Disk(directory.toFile()));
    }

    /** Not a lambda, which would be linked at the start of a command. */
    private record Disk(File directory) implements BooleanSupplier {
        @Override
        public boolean getAsBoolean() {
            return isFull(directory.getUsableSpace(), directory.getTotalSpace());
        }
    }

    /** @param isDiskFull asked once for each megabyte */
    static KeptOutput open(Path directory, String taskId, PrivateFiles files, Warnings warnings, BooleanSupplier isDiskFull) throws IOException {
        Path path = directory.resolve(name(taskId));
        return new KeptOutput(path, files.append(path), warnings, isDiskFull);
    }

    /** @param totalBytes 0 if unknown, in which case no space is reserved */
    static boolean isFull(long freeBytes, long totalBytes) {
        return freeBytes < Math.min(LEFT_TO_LOGS_BYTES, totalBytes / LEFT_TO_LOGS_SHARE);
    }

    /**
     * The readable part of the id, and the beginning of its hash: an id may contain slashes and dots, and be longer than a file name,
     * and two ids may differ only in those.
     */
    static String name(String taskId) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < taskId.length() && name.length() < MAX_READABLE; i++) {
            char each = taskId.charAt(i);
            boolean plain = each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z' || each >= '0' && each <= '9' || each == '_';
            name.append(plain || each == '-' && i > 0 ? each : '_');
        }
        byte[] id = taskId.getBytes(StandardCharsets.UTF_8);
        return name.append('-').append(Sha256.hex(id, 0, id.length), 0, HASH_DIGITS).append(".log").toString();
    }

    Path path() {
        return path;
    }

    /** @param isError whether it was written to standard error */
    synchronized void write(byte[] bytes, int length, boolean isError) {
        ByteArrayOutputStream rest = isError ? restOfErr : restOfOut;
        int whole = Bytes.lastNewline(bytes, 0, length) + 1;
        if (whole == 0 && rest.size() + length > MAX_LINE_BYTES) {
            whole = length;
        }
        rest.write(bytes, 0, whole);
        if (whole > 0) {
            flush(rest);
        }
        rest.write(bytes, whole, length - whole);
    }

    /** To be called after the last output: writes unterminated lines. */
    synchronized void flush() {
        flush(restOfOut);
        flush(restOfErr);
    }

    private void flush(ByteArrayOutputStream rest) {
        byte[] bytes = rest.toByteArray();
        rest.reset();
        if (failed || isOutOfSpace(bytes.length)) {
            return;
        }
        try {
            for (ByteBuffer left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) {
                channel.write(left);
            }
        } catch (IOException e) {
            failed = true;
            warnings.say("the rest of the output is not in " + path + ": " + e.getMessage());
        }
    }

    private boolean isOutOfSpace(int bytes) {
        unlookedBytes += bytes;
        if (unlookedBytes >= BYTES_A_LOOK) {
            unlookedBytes = 0;
            failed = isDiskFull.getAsBoolean();
            if (failed) {
                warnings.say("the rest of the output is not in " + path + ": the disk is nearly full, and what is left is for the logs");
            }
        }
        return failed;
    }

    @Override
    public void close() {
        flush();
        try {
            channel.close();
        } catch (IOException e) {
            warnings.say(path + ": " + e.getMessage());
        }
    }
}
