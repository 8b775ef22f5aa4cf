package taskmgmt.task;

import org.jspecify.annotations.Nullable;

/**
 * The part of an event that decides how a task moves.
 *
 * @param type      what happened
 * @param succeeded for a completion, whether it was a success
 * @param verdict   the result of the verification: true passed, false failed, null if the event gives none
 * @param requires  whether the event asks for verification; null if it does not say
 * @param holds     true if the event makes the task wait for approval, false if it settles the approval; null if it does
 *                  not say
 */
public record Move(
        EventType type, boolean succeeded, @Nullable Boolean verdict, @Nullable Boolean requires, @Nullable Boolean holds) {
    /** The fields that may hold a verdict; the first one present counts. */
    private static final Fact[] VERDICTS = {
        Fact.SAID_PASSED, Fact.SAID_STATUS, Fact.VERIFICATION_PASSED, Fact.VERIFIED, Fact.VERIFICATION_STATUS
    };
    private static final long ANY_VERDICT = Fact.VERIFICATION.bit() | Fact.VERIFICATION_PASSED.bit() | Fact.VERIFIED.bit()
            | Fact.VERIFICATION_STATUS.bit();

    /** If an event has none of these, and most do not, there is nothing to decide. */
    private static final long ANY = ANY_VERDICT | Fact.SUCCESS.bit() | Fact.VERIFICATION_REQUIRED.bit() | Fact.METADATA.bit();

    /** A move that says nothing about approval. */
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
     * The verdict is the object {@code verification} with {@code passed} or {@code status}, or one of the flat fields {@code
     * verified}, {@code verification_passed} and {@code verification_status}.
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

    /** Read from {@code approval.state} in the metadata. */
    private static @Nullable Boolean holds(EventFacts event) {
        return event.has(Fact.METADATA) && event.has(Fact.APPROVAL) && event.isSaid(Fact.APPROVAL_STATE)
                ? event.isText(Fact.APPROVAL_STATE, Fact.Word.HELD)
                : null;
    }
}
