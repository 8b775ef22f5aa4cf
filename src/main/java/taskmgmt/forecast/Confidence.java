package taskmgmt.forecast;

/** How far a forecast can be trusted, judging by the number of runs it is based on. Its measured coverage says more. */
public enum Confidence {
    HIGH("high", 10),
    MEDIUM("medium", 3),
    LOW("low", 0);

    private final String text;
    private final int leastRuns;

    Confidence(String text, int leastRuns) {
        this.text = text;
        this.leastRuns = leastRuns;
    }

    public static Confidence of(int runs) {
        if (runs >= HIGH.leastRuns) {
            return HIGH;
        }
        return runs >= MEDIUM.leastRuns ? MEDIUM : LOW;
    }

    /** The word in every output. */
    public String text() {
        return text;
    }
}
