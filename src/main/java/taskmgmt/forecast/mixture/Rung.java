package taskmgmt.forecast.mixture;

/** Which runs a forecast is based on, from the narrowest to the widest. */
public enum Rung {
    /** The same group, and all known facts about the task are the same. */
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
