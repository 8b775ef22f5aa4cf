package taskmgmt.run.task;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.store.Warnings;

/**
 * A file that has everything that a command writes, only for its owner. Where it cannot be written any more, that is said once; the
 * command does not notice. May be written by two threads.
 */
final class KeptOutput implements AutoCloseable {
    private static final int MAX_READABLE = 60;
    private static final int HASH_DIGITS = 12;

    private final Path path;
    private final FileChannel channel;
    private final Warnings warnings;
    private boolean failed;

    private KeptOutput(Path path, FileChannel channel, Warnings warnings) {
        this.path = path;
        this.channel = channel;
        this.warnings = warnings;
    }

    /** Opens the file of a task in this directory, which is there; it adds to what is in it. */
    static KeptOutput open(Path directory, String taskId, PrivateFiles files, Warnings warnings) throws IOException {
        Path path = directory.resolve(name(taskId));
        return new KeptOutput(path, files.append(path), warnings);
    }

    /**
     * What can be read of the id, and the beginning of its hash: an id may hold slashes and dots, and be longer than the name of a
     * file, and two of them may differ in nothing else.
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

    synchronized void write(byte[] bytes, int length) {
        if (failed) {
            return;
        }
        try {
            for (ByteBuffer left = ByteBuffer.wrap(bytes, 0, length); left.hasRemaining(); ) {
                channel.write(left);
            }
        } catch (IOException e) {
            failed = true;
            warnings.say("the rest of the output is not in " + path + ": " + e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            warnings.say(path + ": " + e.getMessage());
        }
    }
}
