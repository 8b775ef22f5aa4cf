package taskmgmt.agent.tool;

/** A failed tool call. Its message is one line for the caller. */
public final class ToolFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    public ToolFailure(Trouble trouble, String message) {
        super(message);
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }
}
