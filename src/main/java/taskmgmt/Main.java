package taskmgmt;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.SplittableRandom;
import taskmgmt.cli.CommandLineRunner;
import taskmgmt.cli.Session;
import taskmgmt.cli.Terminal;

/** The composition root: hands the process's streams, environment and clock to the command line, and exits. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // The raw descriptors, because System.out swallows the errors that a log tool has to report.
        Session session = Session.over(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                new FileInputStream(FileDescriptor.in),
                InstantSource.system(),
                System.getenv(),
                Path.of(""),
                terminal(),
                // Ids have to differ, not to be secret; a secure generator would cost every command its providers.
                new SplittableRandom());
        System.exit(CommandLineRunner.run(args, session));
    }

    /** The launcher looks at the terminal, because a shell does so for nothing and Java only with native code. */
    private static Terminal terminal() {
        return new Terminal(
                Boolean.getBoolean("taskmgmt.stdout.tty"),
                Boolean.getBoolean("taskmgmt.stderr.tty"),
                Math.max(0, Integer.getInteger("taskmgmt.columns", 0)));
    }
}
