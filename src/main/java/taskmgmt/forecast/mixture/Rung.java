package taskmgmt.forecast.mixture;

/** Whose runs a forecast stands on, from the narrowest to the widest. */
public enum Rung {
    /** The same group, and everything that is known of the task is the same. */
    ALIKE("alike"),
    /** The same group, and one fact is the same. */
    FACT("fact"),
    GROUP("group"),
    TYPE("type"),
    SUBSYSTEM("subsystem"),
    WHOLE("whole");

    private final String text;

    Rung(String text) {
        this.text = text;
    }

    /** The word in every output. */
    public String text() {
        return text;
    }
}
