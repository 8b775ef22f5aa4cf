package taskmgmt.run.handler;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.run.task.Heard;
import taskmgmt.store.Warnings;
import taskmgmt.time.Rfc3339;

/**
 * Progress lines of a task that is not a command, in the file where the output of a command would be. May be written by several threads.
 */
final class WorkLines implements AutoCloseable {
    private final FileChannel channel;
    private final Path path;
    private final InstantSource clock;
    private final Warnings warnings;
    private boolean failed;

    /** Adds to what is in it. */
    WorkLines(Path directory, String taskId, InstantSource clock, Warnings warnings) throws IOException {
        this.path = Heard.file(directory, taskId);
        this.channel = PrivateFiles.SYSTEM.append(path);
        this.clock = clock;
        this.warnings = warnings;
    }

    synchronized void say(String text) {
        if (failed) {
            return;
        }
        String line = Rfc3339.format(clock.instant().truncatedTo(ChronoUnit.SECONDS)) + "  " + text.replace('\n', ' ') + "\n";
        try {
            for (ByteBuffer left = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)); left.hasRemaining(); ) {
                channel.write(left);
            }
        } catch (IOException e) {
            failed = true;
            warnings.say("the rest of the output is not in " + path + ": " + e.getMessage());
        }
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }
}
