package taskmgmt.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a task used: figures measured from its process, and figures that somebody reported, which override the measured ones
 * whichever came first. An event's {@code resource_usage} counts as measured if its {@code source} is {@code "measured"}. This
 * class is for a single task, with every key and digit that was given; a reader of runs, which keeps only one number per resource,
 * uses {@link #take} to learn what an event says.
 */
public record Usage(Map<String, @Nullable Object> measured, Map<String, @Nullable Object> reported) {
    static final Usage NONE = new Usage(Map.of(), Map.of());

    /** The number of kinds of figures. */
    public static final int RESOURCES = 8;

    private static final Fact[] FLAT = {
        Fact.CPU_SECONDS, Fact.MEMORY_PEAK_MB, Fact.MEMORY_AVG_MB, Fact.DISK_READ_MB, Fact.DISK_WRITE_MB, Fact.NETWORK_TX_MB,
        Fact.NETWORK_RX_MB, Fact.STORAGE_DELTA_MB
    };
    private static final Fact[] IN_OBJECT = {
        Fact.USED_CPU_SECONDS, Fact.USED_MEMORY_PEAK_MB, Fact.USED_MEMORY_AVG_MB, Fact.USED_DISK_READ_MB, Fact.USED_DISK_WRITE_MB,
        Fact.USED_NETWORK_TX_MB, Fact.USED_NETWORK_RX_MB, Fact.USED_STORAGE_DELTA_MB
    };
    /** The bit of the source in {@link EventFacts#in} of the usage: the one after the bits of the resources. */
    private static final long SOURCE = 1L << RESOURCES;
    private static final long ANY_FLAT = anyFlat();
    private static final long ANY = ANY_FLAT | Fact.RESOURCE_USAGE.bit();
    private static final int STORAGE_DELTA = RESOURCES - 1;
    private static final double MOST = 1e18;

    /** Receives figures. */
    public interface Figures {
        /**
         * Receives one figure of an event.
         *
         * @param fact     the field of the event that holds it
         * @param resource the resource, 0 to {@value #RESOURCES} − 1: its position in {@link TaskRun.Figures}
         * @param measured whether it was measured; otherwise somebody reported it
         */
        void put(EventFacts event, Fact fact, int resource, boolean measured);

        /** Notes that an impossible figure was set aside when the event was reported. */
        default void putAside(int resource) {}
    }

    /** Passes on every figure of the event: one at the top level takes precedence over one in {@code resource_usage}. */
    public static void take(EventFacts event, Figures to) {
        if (event.has(Fact.METADATA) && event.has(Fact.UNUSABLE)) {
            long aside = event.in(Fact.UNUSABLE);
            for (int i = 0; i < RESOURCES; i++) {
                if ((aside >>> i & 1) != 0) {
                    to.putAside(i);
                }
            }
        }
        if (!event.hasAny(ANY)) {
            return;
        }
        // Read in one call, since there are millions of lines with a figure or two.
        long inObject = event.in(Fact.RESOURCE_USAGE);
        boolean measured = (inObject & SOURCE) != 0 && isMeasured(event);
        boolean anyFlat = event.hasAny(ANY_FLAT);
        for (int i = 0; i < RESOURCES; i++) {
            if (anyFlat && event.has(FLAT[i])) {
                to.put(event, FLAT[i], i, measured);
            } else if ((inObject >>> i & 1) != 0) {
                to.put(event, IN_OBJECT[i], i, measured);
            }
        }
    }

    Usage after(TaskEvent event) {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>(event.object(Fact.RESOURCE_USAGE.text()));
        take(event, new Collector(event, figures));
        if (figures.isEmpty()) {
            return this;
        }
        return isMeasured(event) ? new Usage(merged(measured, figures), reported) : new Usage(measured, merged(reported, figures));
    }

    /** Overrides the content of an event's object with its top-level figures. */
    private record Collector(TaskEvent whole, Map<String, @Nullable Object> to) implements Figures {
        @Override
        public void put(EventFacts event, Fact fact, int resource, boolean measured) {
            to.put(fact.text(), whole.value(fact));
        }
    }

    private static boolean isMeasured(EventFacts event) {
        return event.isText(Fact.USED_SOURCE, Fact.Word.MEASURED);
    }

    /**
     * The figure if a task can have used that much, otherwise NaN: 0 to 10<sup>18</sup>; growth of storage may be
     * negative.
     */
    public static double possible(int resource, double figure) {
        return figure <= MOST && figure >= (resource == STORAGE_DELTA ? -MOST : 0) ? figure : Double.NaN;
    }

    /** The key of a resource in the log, by its index. */
    public static String key(int resource) {
        return FLAT[resource].text();
    }

    private static long anyFlat() {
        long any = 0;
        for (Fact fact : FLAT) {
            any |= fact.bit();
        }
        return any;
    }

    /** The effective figure; null if there is none. */
    @Nullable Object figure(TaskField field) {
        return reported.getOrDefault(field.text(), measured.get(field.text()));
    }

    /** All figures, with reported ones overriding measured ones. */
    public Map<String, @Nullable Object> figures() {
        return merged(measured, reported);
    }

    static Map<String, @Nullable Object> merged(Map<String, @Nullable Object> under, Map<String, @Nullable Object> over) {
        Map<String, @Nullable Object> both = new LinkedHashMap<>(under);
        both.putAll(over);
        return Collections.unmodifiableMap(both);
    }
}
