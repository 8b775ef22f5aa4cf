package taskmgmt.forecast;

/** A guess that needs no method. */
public enum Baseline {
    MEAN("mean"),
    MEDIAN_OF_LAST_10("median_of_last_10"),
    LAST("last_value");

    private final String text;

    Baseline(String text) {
        this.text = text;
    }

    /** The word in every output. */
    public String text() {
        return text;
    }
}
