package taskmgmt.workflow;

/** A condition or a template that the values of a run do not allow to be worked out. Its message says which value, and why. */
public final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EvaluationException(String message) {
        super(message);
    }
}
