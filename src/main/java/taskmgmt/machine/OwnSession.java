package taskmgmt.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a program is started that others must not end with whoever starts it, nor end by their signals. */
public final class OwnSession {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private OwnSession() {}

    /** The words that start it in a session of its own; the same where setsid(1) is not there. */
    public static List<String> of(List<String> argv) {
        if (!Files.isExecutable(SETSID)) {
            return argv;
        }
        List<String> words = new ArrayList<>(argv.size() + 1);
        words.add(SETSID.toString());
        words.addAll(argv);
        return words;
    }
}
