package taskmgmt.run.task;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.task.TaskField;

/**
 * Metrics of models, as programs print them. Non-finite numbers are values too, and the ones that an engineer looks for. JSON has no
 * numbers for them, so they become the strings {@code NaN}, {@code Infinity} and {@code -Infinity}.
 */
final class MetricValue {
    private static final int MAX_CHARACTERS = 60;
    private static final int MAX_NAME = 100;

    private MetricValue() {}

    /** Null if the text is not a number. */
    static @Nullable Object parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_CHARACTERS) {
            return null;
        }
        String notFinite = notFinite(stripped);
        if (notFinite != null) {
            return notFinite;
        }
        try {
            Decimal number = Decimal.parse(stripped.startsWith("+") ? stripped.substring(1) : stripped);
            return !Double.isFinite(number.doubleValue()) ? null : number.scale() == 0 ? (Object) number.longValueExact() : number;
        } catch (NumberFormatException | ArithmeticException _) {
            return null;
        }
    }

    private static @Nullable String notFinite(String text) {
        boolean signed = text.charAt(0) == '-' || text.charAt(0) == '+';
        String sign = text.charAt(0) == '-' ? "-" : "";
        return switch (text.substring(signed ? 1 : 0).toLowerCase(Locale.ROOT)) {
            case "nan" -> "NaN";
            case "inf", "infinity", "∞" -> sign + "Infinity";
            default -> null;
        };
    }

    /** Why a record cannot contain it under that name; empty if it can. */
    static String fault(String name, Object value) {
        TaskField field = TaskField.named(name);
        if (name.isBlank() || name.length() > MAX_NAME) {
            return "a name has 1 to " + MAX_NAME + " characters";
        }
        if (field == null) {
            return "";
        }
        return field.origin() == TaskField.Origin.MODEL ? field.fault(value) : name + " is not a figure of a model";
    }
}
