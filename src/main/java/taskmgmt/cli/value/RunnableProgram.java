package taskmgmt.cli.value;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Session;

/** Whether a program that is to be run later can be run from here, as far as that can be seen without running it. */
public final class RunnableProgram {
    /** Where the system looks for programs if the variable is not set. */
    private static final String DEFAULT_PATH = "/bin:/usr/bin";

    private RunnableProgram() {}

    /** What is wrong with it; null if nothing. */
    public static @Nullable String fault(String word, Session session) {
        if (word.indexOf('/') >= 0) {
            return isProgram(session.workingDirectory(), word) ? null
                    : Files.exists(session.workingDirectory().resolve(word)) ? word + " is not executable" : word + " does not exist";
        }
        String path = session.variable("PATH");
        for (String each : (path == null ? DEFAULT_PATH : path).split(":", -1)) {
            if (!each.isEmpty() && isProgram(Path.of(each), word)) {
                return null;
            }
        }
        return word + " is not on the PATH";
    }

    private static boolean isProgram(Path place, String word) {
        try {
            Path file = place.resolve(word);
            return Files.isRegularFile(file) && Files.isExecutable(file);
        } catch (InvalidPathException _) {
            return false;
        }
    }
}
