package taskmgmt.cli.serve;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import taskmgmt.cli.command.InnerCommands;
import taskmgmt.cli.command.Session;
import taskmgmt.mcp.offer.CommandLine;

/** Runs what agents call, each in the name of its key; what they change is on the disk when they are answered, as over REST. */
final class ServedAgents implements Function<String, CommandLine> {
    private final InnerCommands.Runner runner;
    private final Path directory;
    private final Session session;
    private final Map<String, String> settings;
    private final RandomGenerator random = new SecureRandom(); // for all sessions at once, whose threads know nothing of each other
    /** A report over a large log takes memory: others wait. */
    private final Semaphore turns;

    /** @param patience how long a change waits for other writers */
    ServedAgents(InnerCommands.Runner runner, Path directory, Session session, Duration patience, int atOnce) {
        this.runner = runner;
        this.directory = directory;
        this.session = session;
        this.settings = Map.of("TASK_MGMT_SYNC", "sync", "TASK_MGMT_LOCK_TIMEOUT", patience.toString());
        this.turns = new Semaphore(atOnce, true);
    }

    @Override
    public CommandLine apply(String actor) {
        InnerCommands commands = new InnerCommands(runner, session, directory, actor, settings, random);
        return words -> {
            turns.acquireUninterruptibly();
            try {
                return commands.run(words, CommandLine.Outcome::new);
            } finally {
                turns.release();
            }
        };
    }
}
