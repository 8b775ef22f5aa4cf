package taskmgmt.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a program in a session of its own, so that neither signals to the starter's session nor its end reach the program. */
public final class OwnSession {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private OwnSession() {}

    /** The command that starts the program in this way; unchanged if setsid(1) is missing. */
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
