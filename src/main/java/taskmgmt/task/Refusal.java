package taskmgmt.task;

/** Why a request was refused. */
public enum Refusal {
    /** The request is invalid: a malformed id, a value out of range. */
    INVALID,
    /** Something named in it does not exist. */
    NOT_FOUND,
    /** It exists, but its state forbids it: an illegal move, a duplicate, a blocked or unverified task. */
    NOT_ALLOWED
}
