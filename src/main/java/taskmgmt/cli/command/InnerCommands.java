package taskmgmt.cli.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands within this process, each in a session of its own that is separate from this process's streams. Thread-safe.
 */
public final class InnerCommands {
    private final Runner runner;
    private final Session session;
    private final RandomGenerator random;
    private final Map<String, String> environment;

    /** Runs a command line of this program; several threads may do so at once, each with its own session. */
    public interface Runner {
        /** Returns the exit code. Never throws. */
        int run(String[] arguments, Session session);
    }

    /** Turns the outcome of a command into a result. */
    public interface Ending<T> {
        /**
         * The result.
         *
         * @param status  its exit code
         * @param printed its standard output
         * @param said    its standard error
         */
        T of(int status, String printed, String said);
    }

    /** @param actor in whose name the commands run; null for the user */
    public InnerCommands(Runner runner, Session session, Path logs, @Nullable String actor) {
        this(runner, session, logs, actor, Map.of(), session.random());
    }

    /**
     * The same, with further differences from this session.
     *
     * @param settings environment variables that differ from those of the session
     * @param random   the source of each command's random numbers
     */
    public InnerCommands(Runner runner, Session session, Path logs, @Nullable String actor, Map<String, String> settings, RandomGenerator random) {
        this.runner = runner;
        this.session = session;
        this.random = random;
        Map<String, String> variables = new HashMap<>(session.environment());
        variables.put("TASK_MGMT_LOGS", logs.toString());
        variables.remove("TASK_MGMT_OUTPUT");
        variables.putAll(settings);
        if (actor != null) {
            variables.put("TASK_MGMT_ACTOR", actor);
        }
        this.environment = Map.copyOf(variables);
    }

    /** Never throws: a failure is part of the command's outcome. */
    public <T> T run(List<String> words, Ending<T> ending) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Session inner = Session.over(out, err, new ByteArrayInputStream(new byte[0]), session.clock(), environment, session.workingDirectory(),
                Terminal.NONE, new SplittableRandom(seed())).among(session.processes());
        int status = runner.run(words.toArray(String[]::new), inner);
        return ending.of(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Synchronized, because the default source of random numbers is not thread-safe. */
    private synchronized long seed() {
        return random.nextLong();
    }
}
