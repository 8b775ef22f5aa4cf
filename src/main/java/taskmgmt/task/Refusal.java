package taskmgmt.task;

/** Why a request was turned down. */
public enum Refusal {
    /** What was asked makes no sense: a malformed id, a value out of range. */
    INVALID,
    /** What was named does not exist. */
    NOT_FOUND,
    /** It exists, but its state forbids it: an illegal move, a duplicate, a blocked or unverified task. */
    NOT_ALLOWED
}
