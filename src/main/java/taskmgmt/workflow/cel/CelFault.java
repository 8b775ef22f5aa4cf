package taskmgmt.workflow.cel;

/** A text is no condition, or one cannot be worked out with the values that there are. Its message is for people. */
public final class CelFault extends Exception {
    private static final long serialVersionUID = 1;

    CelFault(String message) {
        super(message);
    }
}
