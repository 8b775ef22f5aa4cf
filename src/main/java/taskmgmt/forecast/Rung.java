package taskmgmt.forecast;

/** Whose runs a forecast stands on, from the narrowest to the widest. */
public enum Rung {
    TITLE("title"),
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
