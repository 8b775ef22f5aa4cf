package taskmgmt.queue;

import java.util.StringJoiner;

/**
 * The declared needs of a task: fixed figures, with the memory optionally forecast from earlier runs. Pure.
 *
 * @param fixed            the needs given as figures
 * @param memoryByForecast whether the memory is forecast; then no fixed memory is given
 */
public record NeedsRule(Needs fixed, boolean memoryByForecast) {
    public static final NeedsRule NONE = new NeedsRule(Needs.NONE, false);

    private static final String FORECAST = "forecast";

    /** Reads {@code cpu=2,mem=4G,gpu=1}, or {@code cpu=2,mem=forecast}. */
    public static NeedsRule parse(String text) {
        StringJoiner fixed = new StringJoiner(",");
        boolean forecast = false;
        boolean figures = false;
        for (String part : text.split(",", -1)) {
            if (part.equals("mem=" + FORECAST) || part.equals("memory=" + FORECAST)) {
                forecast = true;
            } else {
                fixed.add(part);
                figures = true;
            }
        }
        Needs needs = figures ? Needs.parse(fixed.toString()) : Needs.NONE;
        if (forecast && needs.memory() > 0) {
            throw new IllegalArgumentException("'" + text + "' says the memory twice");
        }
        return new NeedsRule(needs, forecast);
    }

    /** The needs when the forecast is this many bytes of memory. */
    public Needs with(long bytes) {
        return fixed.plus(new Needs(0, Math.min(bytes, Needs.MAX_MEMORY), 0));
    }
}
