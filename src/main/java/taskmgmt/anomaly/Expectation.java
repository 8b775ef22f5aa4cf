package taskmgmt.anomaly;

/**
 * What a run may take before it is out of the ordinary, in millionths of a metric's unit.
 *
 * @param usual  what runs like it usually take; above 0
 * @param most   an anomaly takes more than this
 * @param severe one of high severity takes more than this
 */
public record Expectation(double usual, double most, double severe) {
    boolean isExceededBy(long value) {
        return value > most;
    }

    AnomalyLevel severity(long value) {
        return value > severe ? AnomalyLevel.HIGH : AnomalyLevel.MEDIUM;
    }
}
