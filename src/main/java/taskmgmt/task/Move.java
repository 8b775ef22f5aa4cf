package taskmgmt.task;

import org.jspecify.annotations.Nullable;

/**
 * That of an event which decides how a task moves.
 *
 * @param type      what happened
 * @param succeeded of a completion, whether it was a success
 * @param verdict   what it says of the verification: true passed, false failed, null nothing
 * @param requires  whether it asks for verification; null where it says nothing of it
 * @param holds     true where it is held until somebody approves it, false where that is decided; null where it says
 *                  nothing of it
 */
public record Move(
        EventType type, boolean succeeded, @Nullable Boolean verdict, @Nullable Boolean requires, @Nullable Boolean holds) {
    /** Where a verdict may stand; the first that is there counts. */
    private static final Fact[] VERDICTS = {
        Fact.SAID_PASSED, Fact.SAID_STATUS, Fact.VERIFICATION_PASSED, Fact.VERIFIED, Fact.VERIFICATION_STATUS
    };
    private static final long ANY_VERDICT = Fact.VERIFICATION.bit() | Fact.VERIFICATION_PASSED.bit() | Fact.VERIFIED.bit()
            | Fact.VERIFICATION_STATUS.bit();

    /** Without one of these, which most events are, there is nothing to decide. */
    private static final long ANY = ANY_VERDICT | Fact.SUCCESS.bit() | Fact.VERIFICATION_REQUIRED.bit() | Fact.METADATA.bit();

    /** A move that says nothing of approval. */
    public Move(EventType type, boolean succeeded, @Nullable Boolean verdict, @Nullable Boolean requires) {
        this(type, succeeded, verdict, requires, null);
    }

    /** The move of an event. A completion is a success unless it says {@code "success": false}. */
    public static Move of(EventFacts event) {
        if (!event.hasAny(ANY)) {
            return new Move(event.type(), true, null, null, null);
        }
        return new Move(event.type(), !event.isFalse(Fact.SUCCESS), verdict(event),
                event.has(Fact.VERIFICATION_REQUIRED) ? event.isTrue(Fact.VERIFICATION_REQUIRED) : null, holds(event));
    }

    /**
     * It is the object {@code verification} with {@code passed} or {@code status}, or one of the flat fields {@code verified},
     * {@code verification_passed} and {@code verification_status}.
     */
    private static @Nullable Boolean verdict(EventFacts event) {
        if (event.hasAny(ANY_VERDICT)) {
            for (Fact fact : VERDICTS) {
                if (event.isSaid(fact)) {
                    return verdict(event, fact);
                }
            }
        }
        return null;
    }

    private static @Nullable Boolean verdict(EventFacts event, Fact fact) {
        if (event.isTrue(fact) || event.isText(fact, Fact.Word.PASSED)) {
            return true;
        }
        return event.isFalse(fact) || event.isText(fact, Fact.Word.FAILED) ? false : null;
    }

    /** By {@code approval.state} of its metadata. */
    private static @Nullable Boolean holds(EventFacts event) {
        return event.has(Fact.METADATA) && event.has(Fact.APPROVAL) && event.isSaid(Fact.APPROVAL_STATE)
                ? event.isText(Fact.APPROVAL_STATE, Fact.Word.HELD)
                : null;
    }
}
