package taskmgmt.serve;

/**
 * A key of a body.
 *
 * @param name        as in the body
 * @param description for people
 */
public record BodyField(String name, Kind kind, boolean required, String description) {
    /** The type of its value. */
    public enum Kind {
        TEXT("a string"),
        FLAG("true or false"),
        WHOLE("a whole number"),
        NUMBER("a number"),
        TEXTS("a list of strings"),
        OBJECT("an object"),
        /** A number from 1 to 10, or a name. */
        PRIORITY("a number from 1 to 10, or critical, high, medium, low or background"),
        /** A string such as 90m, or a number of seconds. */
        DURATION("a duration such as \"90m\", or a number of seconds"),
        /** YAML, or its equivalent in JSON. */
        DOCUMENT("YAML as a string, or an object"),
        ANY("any value");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** What it must be, in words. */
        public String words() {
            return words;
        }
    }

    private static final String ANY_KEY = "*";

    /** Any keys with any values: for bodies whose format others define. */
    public static BodyField anything(String description) {
        return new BodyField(ANY_KEY, Kind.ANY, false, description);
    }

    /** Whether it represents all keys. */
    public boolean isAnything() {
        return name.equals(ANY_KEY);
    }

    public static BodyField required(String name, Kind kind, String description) {
        return new BodyField(name, kind, true, description);
    }

    public static BodyField optional(String name, Kind kind, String description) {
        return new BodyField(name, kind, false, description);
    }
}
