package taskmgmt.run.task;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.run.OutputListener;
import taskmgmt.store.Warnings;

/** Listens to the tries of one command: stores their output, and finds their metrics. */
final class Hearing implements AutoCloseable {
    private final Heard heard;
    private final @Nullable KeptOutput output;
    private final Warnings warnings;

    private Hearing(Heard heard, @Nullable KeptOutput output, Warnings warnings) {
        this.heard = heard;
        this.output = output;
        this.warnings = warnings;
    }

    /** If the file cannot be created, this does not stop a command that is already started; there is only a warning. */
    static Hearing of(Heard heard, String taskId, PrivateFiles files, Warnings warnings) {
        KeptOutput output = null;
        if (heard.directory() != null) {
            try {
                output = KeptOutput.open(heard.directory(), taskId, files, warnings);
            } catch (IOException e) {
                warnings.say("the output is not kept in " + heard.directory() + ": " + e.getMessage());
            }
        }
        return new Hearing(heard, output, warnings);
    }

    /** The metadata to record about it. */
    Map<String, @Nullable Object> metadata() {
        return output == null ? Map.of() : Map.of(Heard.FILE, output.path().toAbsolutePath().normalize().toString());
    }

    /** Starts listening to a try. */
    Ear open() {
        return new Ear(heard, output, warnings);
    }

    @Override
    public void close() {
        if (output != null) {
            output.close();
        }
    }

    /** Listens to one try. */
    static final class Ear implements OutputListener {
        private final @Nullable KeptOutput output;
        private final @Nullable MetricsFile file;
        private final Metrics metrics;
        private final Warnings warnings;
        private final @Nullable Lines out;
        private final @Nullable Lines err;

        private Ear(Heard heard, @Nullable KeptOutput output, Warnings warnings) {
            this.output = output;
            this.warnings = warnings;
            this.metrics = new Metrics(warnings);
            this.file = heard.file() == null ? null : MetricsFile.before(heard.file());
            MetricPattern pattern = heard.pattern();
            this.out = pattern == null ? null : new Lines(line -> pattern.find(line, metrics::hear));
            this.err = pattern == null ? null : new Lines(line -> pattern.find(line, metrics::hear));
        }

        @Override
        public boolean listens() {
            return output != null || out != null;
        }

        @Override
        public boolean tellsApart() {
            return false;
        }

        @Override
        public void wrote(byte[] bytes, int length, boolean isError) {
            if (output != null) {
                output.write(bytes, length, isError);
            }
            Lines lines = isError ? err : out;
            if (lines != null) {
                lines.add(bytes, length);
            }
        }

        @Override
        public void end() {
            if (output != null) {
                output.flush();
            }
            if (out != null && err != null) {
                out.end();
                err.end();
            }
        }

        /** The metrics so far; null if none are wanted. */
        @Nullable Map<String, @Nullable Object> soFar() {
            if (file != null) {
                file.readInto(metrics);
            }
            return file == null && out == null ? null : metrics.soFar();
        }

        /** All metrics, once the command has ended. */
        @Nullable Map<String, @Nullable Object> last() {
            String fault = file == null ? null : file.readInto(metrics);
            if (fault != null) {
                warnings.say("no metrics: " + fault);
            }
            String unheard = out == null ? null : metrics.fault();
            if (unheard != null) {
                warnings.say("no metrics by --ml-line: " + unheard);
            }
            return file == null && out == null ? null : metrics.soFar();
        }
    }
}
