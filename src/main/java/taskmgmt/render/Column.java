package taskmgmt.render;

/**
 * A column of a table.
 *
 * @param key its name for programs, which never changes
 * @param header its name for people
 * @param kind how it behaves in a table
 * @param rank what becomes of it where a table has no room for all columns
 */
public record Column(String key, String header, Kind kind, Rank rank) {

    /** How a column is laid out. */
    public enum Kind {
        /** Titles and names: shortened at a word when the table has to fit a terminal. */
        TEXT,
        /** Sentences, which say nothing unless they are whole: broken into lines when the table has to fit a terminal. */
        SENTENCE,
        /** Ids, words, times: useless when shortened. */
        EXACT,
        /** Like {@link #EXACT}, in the colour of the state that it is a word for. */
        STATE,
        /** A point in time of which people want to know how long ago it was. */
        AGE,
        /** Aligned at the right, with a comma between thousands of a whole number. */
        NUMBER,
        /** The same without commas: a byte, a line or a process, which people look up by it. */
        PLACE
    }

    /** How much a column is needed. */
    public enum Rank {
        /** Without it a row says nothing: never left out. The first such column is what a row is known by. */
        KEY,
        /** Left out where it has to be, the last one first. */
        USUAL,
        /** The same, before any usual one. */
        MINOR,
        /** Shown in a table only to those who ask for it; programs get it always. */
        WIDE
    }

    /** A usual one. */
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

    /** The same column of another rank. */
    public Column ranked(Rank other) {
        return new Column(key, header, kind, other);
    }
}
