package taskmgmt.cli.shell;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where the lines of a shell come from, one at a time. */
interface LineSource {
    /**
     * The next line, without its line end; null if there are no more. Empty if the line was abandoned.
     *
     * @param prompt shown to ask for it
     */
    @Nullable String next(Prompt prompt) throws IOException;
}
