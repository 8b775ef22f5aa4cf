package taskmgmt.change;

import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** An invalid value in a request. The caller can name the field in the terms of its user. */
public final class InvalidValueException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String fault;

    /**
     * @param field the value's key, such as {@code occurred_at}
     * @param fault what is wrong with it, as words that follow the name of the field
     */
    public InvalidValueException(String field, String fault) {
        super(Refusal.INVALID, field + " " + fault);
        this.field = field;
        this.fault = fault;
    }

    public String field() {
        return field;
    }

    public String fault() {
        return fault;
    }
}
