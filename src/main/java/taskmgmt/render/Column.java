package taskmgmt.render;

/**
 * A column of a table.
 *
 * @param key its name for programs, which never changes
 * @param header its name for people
 * @param kind its layout in a table
 * @param rank what happens to it if a table has no room for all columns
 */
public record Column(String key, String header, Kind kind, Rank rank) {

    /** How a column is laid out. */
    public enum Kind {
        /** Titles and names: shortened at a word if the table has to fit a terminal. */
        TEXT,
        /** Sentences, which are useless unless complete: wrapped if the table has to fit a terminal. */
        SENTENCE,
        /** Ids, words, times: useless when shortened. */
        EXACT,
        /** Like {@link #EXACT}, in the colour of the state that it names. */
        STATE,
        /** A point in time that people see as an age. */
        AGE,
        /** Aligned on the right; whole numbers with commas between thousands. */
        NUMBER,
        /** The same without commas: the number of a byte, a line or a process, by which people look it up. */
        PLACE
    }

    /** How important a column is. */
    public enum Rank {
        /** Essential to a row: never left out. The first such column identifies the row. */
        KEY,
        /** Left out if necessary, the last one first. */
        USUAL,
        /** Left out before any usual one. */
        MINOR,
        /** Shown in a table only on request; programs always get it. */
        WIDE
    }

    /** A column of the usual rank. */
    public Column(String key, String header, Kind kind) {
        this(key, header, kind, Rank.USUAL);
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

    /** The same column with another rank. */
    public Column ranked(Rank other) {
        return new Column(key, header, kind, other);
    }
}
