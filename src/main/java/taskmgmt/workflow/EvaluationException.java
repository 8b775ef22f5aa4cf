package taskmgmt.workflow;

/** A condition or a template that cannot be evaluated with the values of a run. Its message says which value, and why. */
public final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EvaluationException(String message) {
        super(message);
    }
}
