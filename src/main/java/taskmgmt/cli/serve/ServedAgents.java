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

/** Runs the calls of agents, each in the name of its key. As over REST, changes are on disk when the answer is sent. */
final class ServedAgents implements Function<String, CommandLine> {
    private final InnerCommands.Runner runner;
    private final Path directory;
    private final Session session;
    private final Map<String, String> settings;
    private final RandomGenerator random = new SecureRandom(); // shared by all sessions, whose threads do not coordinate
    /** Limits how many run at once, because a report over a large log takes memory. */
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
