package taskmgmt.serve;

import java.util.List;

/**
 * A query parameter.
 *
 * @param name        as in the query
 * @param kind        what its values are
 * @param repeated    whether it may be given several times, or with commas between the values
 * @param required    whether it has to be given
 * @param choices     the values that it may have, where they are few; else empty
 * @param description for people
 */
public record QueryParameter(String name, Kind kind, boolean repeated, boolean required, List<String> choices, String description) {
    /** What the values of a parameter are. */
    public enum Kind { TEXT, FLAG, WHOLE }

    public QueryParameter {
        choices = List.copyOf(choices);
    }

    public static QueryParameter text(String name, String description) {
        return new QueryParameter(name, Kind.TEXT, false, false, List.of(), description);
    }

    public static QueryParameter whole(String name, String description) {
        return new QueryParameter(name, Kind.WHOLE, false, false, List.of(), description);
    }

    /** The same, which need not be given. */
    public QueryParameter optional() {
        return new QueryParameter(name, kind, repeated, false, choices, description);
    }

    /** The same by another name. */
    public QueryParameter named(String other, String words) {
        return new QueryParameter(other, kind, repeated, required, choices, words);
    }
}
