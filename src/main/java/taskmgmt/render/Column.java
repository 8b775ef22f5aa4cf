package taskmgmt.render;

/**
 * A column of a table.
 *
 * @param key its name for programs, which never changes
 * @param header its name for people
 * @param kind how it behaves in a table
 */
public record Column(String key, String header, Kind kind) {

    /** How a column is laid out. */
    public enum Kind {
        /** Prose: shortened when the table has to fit a terminal. */
        TEXT,
        /** Ids, states, times: useless when shortened. */
        EXACT,
        /** Aligned at the right. */
        NUMBER
    }

    public static Column text(String key, String header) {
        return new Column(key, header, Kind.TEXT);
    }

    public static Column exact(String key, String header) {
        return new Column(key, header, Kind.EXACT);
    }

    public static Column number(String key, String header) {
        return new Column(key, header, Kind.NUMBER);
    }
}
