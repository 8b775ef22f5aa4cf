package taskmgmt.preset;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/**
 * A condition on one fact of finished work. Pure.
 *
 * @param names the names of the fact; the first one present counts
 * @param kind  the kind of condition
 * @param bound the value to compare with; meaningless for {@link Kind#KNOWN}
 */
record Requirement(List<String> names, Kind kind, Decimal bound) {
    enum Kind { ABOVE, EQUAL, KNOWN }

    /** More than this. */
    static Requirement above(String bound, String... names) {
        return new Requirement(List.of(names), Kind.ABOVE, Decimal.parse(bound));
    }

    /** Exactly this. */
    static Requirement equal(String bound, String... names) {
        return new Requirement(List.of(names), Kind.EQUAL, Decimal.parse(bound));
    }

    /** Any value. */
    static Requirement known(String... names) {
        return new Requirement(List.of(names), Kind.KNOWN, Decimal.ZERO);
    }

    /** In words, as {@code score above 0.7}. */
    String words() {
        return names.getFirst() + " " + kindWords();
    }

    private String kindWords() {
        return switch (kind) {
            case ABOVE -> "above " + bound;
            case EQUAL -> "equal to " + bound;
            case KNOWN -> "known";
        };
    }

    /** The fact itself; null if it was not reported. */
    @Nullable Object in(Map<String, ? extends @Nullable Object> facts) {
        for (String name : names) {
            Object value = facts.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** Why it does not hold; null if it does. Anything that is not a finite number is neither above nor equal to anything. */
    @Nullable String broken(Map<String, ? extends @Nullable Object> facts) {
        Object value = in(facts);
        if (value == null) {
            return names.getFirst() + " was not reported";
        }
        if (kind == Kind.KNOWN) {
            return value instanceof String text && text.isBlank() ? names.getFirst() + " is blank" : null;
        }
        Decimal number = number(value);
        int order = number == null ? -1 : number.compareTo(bound);
        boolean holds = number != null && (kind == Kind.ABOVE ? order > 0 : order == 0);
        return holds ? null : names.getFirst() + " is " + value + ", not " + kindWords();
    }

    /** Numbers may be given as text, as on a command line. */
    private static @Nullable Decimal number(Object value) {
        try {
            return value instanceof Number number ? Decimal.of(number)
                    : value instanceof String text ? Decimal.parse(text.strip()) : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
