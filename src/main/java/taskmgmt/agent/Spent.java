package taskmgmt.agent;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/**
 * The resources that work has used.
 *
 * @param steps        steps begun, including tool calls
 * @param inputTokens  tokens that models have read
 * @param outputTokens tokens that models have written
 * @param cost         in US dollars, as far as known
 * @param hasCost      whether any part of the cost is known
 */
public record Spent(int steps, long inputTokens, long outputTokens, double cost, boolean hasCost) {
    public static final Spent NOTHING = new Spent(0, 0, 0, 0, false);

    public long tokens() {
        return inputTokens + outputTokens;
    }

    public Spent and(Spent other) {
        return new Spent(steps + other.steps, inputTokens + other.inputTokens, outputTokens + other.outputTokens, cost + other.cost,
                hasCost || other.hasCost);
    }

    public Spent step() {
        return new Spent(steps + 1, inputTokens, outputTokens, cost, hasCost);
    }

    /** The cost with its significant digits. */
    public String shownCost() {
        return Budget.money(cost);
    }

    /** The figures as records hold them, without unknown ones. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (tokens() > 0) {
            map.put("input_tokens", inputTokens);
            map.put("output_tokens", outputTokens);
        }
        if (hasCost) {
            map.put("cost_usd", Decimal.parse(Budget.money(cost)));
        }
        return map;
    }
}
