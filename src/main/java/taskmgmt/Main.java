package taskmgmt;

import java.io.PrintStream;

/** The composition root: hands the process's streams, environment and clock to the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, System.out));
    }

    /** Runs one command and returns the exit code of the process. */
    static int run(String[] args, PrintStream out) {
        out.println("task-mgmt");
        return 0;
    }
}
