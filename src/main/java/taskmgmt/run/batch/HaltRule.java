package taskmgmt.run.batch;

import java.util.StringTokenizer;
import taskmgmt.number.NumberText;

/**
 * When a batch begins no more commands though there are some: in the words of GNU parallel's {@code --halt}. Pure.
 *
 * @param when    whether those that run are ended too
 * @param reason  what is counted
 * @param value   from how many on, or from what percentage of those that have ended
 * @param percent whether it is a percentage; that takes {@value #MIN_FOR_PERCENT} that have ended
 */
public record HaltRule(When when, Reason reason, int value, boolean percent) {
    /** All are run. */
    public static final HaltRule NEVER = new HaltRule(When.NEVER, Reason.FAIL, 1, false);

    private static final int MIN_FOR_PERCENT = 3;
    private static final int ALL = 100;
    private static final int MAX_COUNT = 1_000_000_000;

    /** What happens to the commands that run. */
    public enum When {
        NEVER, SOON, NOW
    }

    /** What is counted. */
    public enum Reason {
        FAIL, SUCCESS, DONE
    }

    /**
     * {@code never}, or {@code now} or {@code soon} with {@code fail}, {@code success} or {@code done} and a number: {@code now,fail=1},
     * {@code soon,fail=10%}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static HaltRule parse(String text) {
        if (text.equals("never")) {
            return NEVER;
        }
        StringTokenizer parts = new StringTokenizer(text, ",=", true);
        if (parts.countTokens() != 5) {
            throw bad(text);
        }
        When when = when(parts.nextToken(), text);
        if (!parts.nextToken().equals(",")) {
            throw bad(text);
        }
        Reason reason = reason(parts.nextToken(), text);
        if (!parts.nextToken().equals("=")) {
            throw bad(text);
        }
        String number = parts.nextToken();
        boolean percent = number.endsWith("%");
        String digits = percent ? number.substring(0, number.length() - 1) : number;
        return new HaltRule(when, reason, NumberText.whole(digits, 1, percent ? ALL : MAX_COUNT), percent);
    }

    private static When when(String word, String text) {
        return switch (word) {
            case "soon" -> When.SOON;
            case "now" -> When.NOW;
            default -> throw bad(text);
        };
    }

    private static Reason reason(String word, String text) {
        return switch (word) {
            case "fail" -> Reason.FAIL;
            case "success" -> Reason.SUCCESS;
            case "done" -> Reason.DONE;
            default -> throw bad(text);
        };
    }

    private static IllegalArgumentException bad(String text) {
        return new IllegalArgumentException("'" + text + "' is none of never, now,fail=1, soon,fail=3, soon,fail=10%, now,success=1, "
                + "soon,done=20 and the like");
    }

    /** Whether that many have been counted. */
    boolean isReached(BatchTally tally) {
        if (when == When.NEVER) {
            return false;
        }
        long counted = switch (reason) {
            case FAIL -> tally.failed();
            case SUCCESS -> tally.completed();
            case DONE -> tally.done();
        };
        return percent ? tally.done() >= MIN_FOR_PERCENT && counted * ALL >= value * tally.done() : counted >= value;
    }
}
