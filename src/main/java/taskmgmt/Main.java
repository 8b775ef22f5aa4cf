package taskmgmt;

/** The composition root: hands the process's streams, environment and clock to the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
