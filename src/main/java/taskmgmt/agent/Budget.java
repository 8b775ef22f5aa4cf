package taskmgmt.agent;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The limits for the work on one task; null for no limit.
 *
 * @param steps  plan steps and tool calls
 * @param tokens tokens read and written, together
 * @param cost   in US dollars
 * @param time   from the start of the run
 */
public record Budget(@Nullable Integer steps, @Nullable Long tokens, @Nullable Double cost, @Nullable Duration time) {
    private static final int MONEY_DIGITS = 6;
    public static final Budget NONE = new Budget(null, null, null, null);
    public static final Budget USUAL = new Budget(50, null, null, Duration.ofMinutes(30));

    /** This budget, overridden by the limits that the other one sets. */
    public Budget with(Budget other) {
        return new Budget(other.steps != null ? other.steps : steps, other.tokens != null ? other.tokens : tokens,
                other.cost != null ? other.cost : cost, other.time != null ? other.time : time);
    }

    /** A sentence that says which part is used up; null if none is. */
    public @Nullable String usedUp(Spent spent, Duration elapsed) {
        if (steps != null && spent.steps() >= steps) {
            return "the budget of " + steps + (steps == 1 ? " step" : " steps") + " is used up";
        }
        if (tokens != null && spent.tokens() >= tokens) {
            return "the budget of " + tokens + " tokens is used up: " + spent.tokens() + " were used";
        }
        if (cost != null && spent.cost() >= cost) {
            return "the budget of $" + money(cost) + " is used up: $" + money(spent.cost()) + " were spent";
        }
        if (time != null && elapsed.compareTo(time) >= 0) {
            return "the budget of " + time.toSeconds() + " s is used up";
        }
        return null;
    }

    /** The amount with its significant digits. */
    static String money(double amount) {
        return BigDecimal.valueOf(amount).setScale(MONEY_DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
    }
}
