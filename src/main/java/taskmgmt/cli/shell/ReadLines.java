package taskmgmt.cli.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Lines from a stream, read not a byte further than needed: a program that writes lines sees each one run at once, and a command that reads
 * the same stream gets what follows its own line.
 */
final class ReadLines implements LineSource {
    /** A longer line is not a command. */
    private static final int MAX_BYTES = 1 << 20;

    private final InputStream in;
    private final @Nullable PrintWriter prompts;

    private ReadLines(InputStream in, @Nullable PrintWriter prompts) {
        this.in = in;
        this.prompts = prompts;
    }

    /** The lines of a script. */
    static ReadLines of(InputStream in) {
        return new ReadLines(in, null);
    }

    /** The lines typed on a terminal that can only show lines. */
    static ReadLines asking(InputStream in, PrintWriter prompts) {
        return new ReadLines(in, prompts);
    }

    @Override
    public @Nullable String next(Prompt prompt) throws IOException {
        if (prompts != null) {
            prompts.print(prompt.plain());
            prompts.flush();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() == MAX_BYTES) {
                throw new IOException("a line is longer than 1 MiB: this is no list of commands");
            }
            line.write(next);
        }
        if (next < 0 && line.size() == 0) {
            return null;
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
