package taskmgmt.cli.command;

/** Wrong usage. The message is one line: which option or word, why, and what to write instead. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
