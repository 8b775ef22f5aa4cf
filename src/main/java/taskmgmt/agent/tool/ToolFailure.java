package taskmgmt.agent.tool;

/** A call that came to nothing. Its message is one line for whoever called. */
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
