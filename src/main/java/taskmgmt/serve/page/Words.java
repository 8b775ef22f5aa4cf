package taskmgmt.serve.page;

import java.util.Map;
import taskmgmt.number.Decimal;

/** Keys as people call them. */
final class Words {
    private static final Map<String, String> NAMES = Map.of("error_message", "Last error", "created_at", "Created", "started_at", "Started", "completed_at", "Ended",
            "updated_at", "Changed", "sla_deadline", "Deadline", "progress_message", "Doing", "owner", "Run by", "proof", "Known because");
    private static final int DIGITS = 6;

    private Words() {}

    /** {@code created_by} is "Created by". */
    static String sentence(String key) {
        return NAMES.getOrDefault(key, Character.toUpperCase(key.charAt(0)) + key.substring(1).replace('_', ' '));
    }

    /** A figure with as many digits as a chart can show. */
    static String figure(double value) {
        return Decimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
