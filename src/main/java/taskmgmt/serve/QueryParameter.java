package taskmgmt.serve;

import java.util.List;

/**
 * A query parameter.
 *
 * @param name        as in the query
 * @param kind        the type of its values
 * @param repeated    whether it may be given several times, or with several values separated by commas
 * @param required    whether it must be given
 * @param choices     the allowed values, if they are few; otherwise empty
 * @param description for people
 */
public record QueryParameter(String name, Kind kind, boolean repeated, boolean required, List<String> choices, String description) {
    /** The type of a parameter's values. */
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

    /** The same, but optional. */
    public QueryParameter optional() {
        return new QueryParameter(name, kind, repeated, false, choices, description);
    }

    /** The same with another name. */
    public QueryParameter named(String other, String words) {
        return new QueryParameter(other, kind, repeated, required, choices, words);
    }
}
