package taskmgmt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;

/** The composition root: hands the process's streams, environment and clock to the command line. */
public final class Main {
    private Main() {}

    /**
     * Ends the process by {@code halt}: {@code System.exit} first sets up a logger to report to, which costs a tenth of
     * a short command, and nothing is left to a shutdown hook here.
     */
    public static void main(String[] args) {
        int exitCode = run(args, new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
        Runtime.getRuntime().halt(exitCode);
    }

    /** Runs one command and returns the exit code of the process; what it wrote has been flushed. */
    static int run(String[] args, OutputStream out, OutputStream err) {
        PrintWriter writer = new PrintWriter(args.length == 0 ? err : out, false, UTF_8);
        writer.println("task-mgmt");
        writer.flush();
        return args.length == 0 ? 2 : 0;
    }
}
