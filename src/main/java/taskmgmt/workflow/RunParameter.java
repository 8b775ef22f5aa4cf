package taskmgmt.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.NumberText;

/**
 * A parameter of a workflow.
 *
 * @param kind      the kind of value
 * @param usual     the default; null if the parameter must be given
 * @param oneOf     the allowed values; empty for any
 * @param about     for people; null if there is none
 */
public record RunParameter(String name, Kind kind, @Nullable String usual, List<String> oneOf, @Nullable String about) {
    private static final int MAX_CHARACTERS = 4_096;

    public RunParameter {
        oneOf = List.copyOf(oneOf);
    }

    /** The kind of value that the text of a parameter must be. */
    public enum Kind {
        STRING, NUMBER, BOOLEAN;

        static Kind parse(String text) {
            return switch (text) {
                case "string" -> STRING;
                case "number" -> NUMBER;
                case "boolean" -> BOOLEAN;
                default -> throw new IllegalArgumentException("'" + text + "' is none of string, number and boolean");
            };
        }
    }

    /** Why it cannot have the value; empty if it can. */
    public String fault(String value) {
        if (value.length() > MAX_CHARACTERS || value.indexOf('\0') >= 0) {
            return "has more than " + MAX_CHARACTERS + " characters, or a NUL among them";
        }
        if (!oneOf.isEmpty() && !oneOf.contains(value)) {
            return "is '" + value + "', and can be " + String.join(", ", oneOf);
        }
        return switch (kind) {
            case STRING -> "";
            case NUMBER -> Double.isNaN(NumberText.parse(value)) ? "is '" + value + "', and has to be a number" : "";
            case BOOLEAN -> value.equals("true") || value.equals("false") ? "" : "is '" + value + "', and has to be true or false";
        };
    }
}
