package taskmgmt;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import taskmgmt.cli.CommandLineRunner;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.Terminal;

/** The composition root: hands the process's streams, environment and clock to the command line, and exits. */
public final class Main {
    /** What only the launcher says. */
    private static final String LAUNCHED = "taskmgmt.stdout.tty";

    private Main() {}

    /**
     * Ends the process by {@code halt}: {@code System.exit} first sets up a logger to report to, which costs a tenth of
     * a short command, and nothing is left to a shutdown hook here.
     */
    public static void main(String[] args) {
        // The raw descriptors, because System.out swallows the errors that a log tool has to report.
        int exitCode = run(args, new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), true);
        Runtime.getRuntime().halt(exitCode);
    }

    /**
     * Runs one command and returns the exit code of the process; what it wrote has been flushed.
     *
     * @param own whether the streams are those of the process, which a command that is run may have as they are
     */
    static int run(String[] args, OutputStream out, OutputStream err, boolean own) {
        Session session = session(out, err);
        return CommandLineRunner.runSettled(args, own ? session.overOwnStreams() : session);
    }

    private static Session session(OutputStream out, OutputStream err) {
        return Session.over(
                out,
                err,
                new FileInputStream(FileDescriptor.in),
                InstantSource.system(),
                environment(),
                Path.of(""),
                terminal(),
                // Ids have to differ, not to be secret; a secure generator would cost every command its providers.
                new SplittableRandom());
    }

    /**
     * The environment as it was before the launcher took out what is not meant for this program, and the user's name also where no
     * variable tells it, as under cron.
     */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putIfAbsent("USER", System.getProperty("user.name"));
        if (System.getProperty(LAUNCHED) != null) {
            for (String name : Program.CHANGED_BY_LAUNCHER) {
                String value = System.getProperty("taskmgmt.environment." + name);
                if (value == null) {
                    environment.remove(name);
                } else {
                    environment.put(name, value);
                }
            }
        }
        return environment;
    }

    /** The launcher looks at the terminal, because a shell does so for nothing and Java only with native code. */
    private static Terminal terminal() {
        return new Terminal(
                Boolean.getBoolean("taskmgmt.stdout.tty"),
                Boolean.getBoolean("taskmgmt.stderr.tty"),
                Math.max(0, Integer.getInteger("taskmgmt.columns", 0)),
                Boolean.getBoolean("taskmgmt.utf8"),
                Math.max(0, Integer.getInteger("taskmgmt.rows", 0)),
                Boolean.getBoolean("taskmgmt.stdin.tty"));
    }
}
