package taskmgmt.cli.command;

/** The exit codes that scripts rely on. Stable: a number never changes its meaning. */
public enum ExitCode {
    DONE(0, "done"),
    NO(1, "the answer is no: a check did not pass"),
    USAGE(2, "wrong usage: an unknown option, a value that makes no sense"),
    NOT_FOUND(3, "no such task, incident, file or other thing"),
    NOT_ALLOWED(4, "not allowed: illegal move, duplicate, blocked, held, denied by the policy"),
    LOG(5, "the log is damaged, or cannot be read or written, also for lack of memory"),
    BUSY(6, "busy: another process held the lock too long; try again"),
    BUG(70, "a bug in task-mgmt; --debug shows where"),
    INTERRUPTED(130, "interrupted");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** The exit status of the process. */
    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }
}
