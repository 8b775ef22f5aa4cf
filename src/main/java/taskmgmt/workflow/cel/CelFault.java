package taskmgmt.workflow.cel;

/** A text is not a condition, or cannot be evaluated with the available values. Its message is for people. */
public final class CelFault extends Exception {
    private static final long serialVersionUID = 1;

    CelFault(String message) {
        super(message);
    }
}
