package taskmgmt.cli.shell;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where the lines of a shell come from, one at a time. */
interface LineSource {
    /**
     * The next line, without its end; null where there is none any more. An empty one where the line was given up.
     *
     * @param prompt what asks for it
     */
    @Nullable String next(Prompt prompt) throws IOException;
}
