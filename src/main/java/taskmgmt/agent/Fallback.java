package taskmgmt.agent;

import java.util.List;

/**
 * The agents that take over from one that fails.
 *
 * @param order  the order in which they are asked
 * @param agents by name; empty for all that are capable
 */
public record Fallback(Order order, List<String> agents) {
    /** The maximum number of agents that take over. */
    public static final int MAX = 3;
    public static final Fallback USUAL = new Fallback(Order.SEQUENTIAL, List.of());

    /** The order in which they are asked. */
    public enum Order {
        /** As they are listed; without a list, the highest score first. */
        SEQUENTIAL,
        /** First the agents whose capabilities are most similar. */
        SIMILARITY,
        /** Those that succeeded most often first, and among equals the faster ones. */
        PERFORMANCE,
        /** No other agent is asked. */
        NONE;

        public String text() {
            return switch (this) {
                case SEQUENTIAL -> "sequential";
                case SIMILARITY -> "similarity";
                case PERFORMANCE -> "performance";
                case NONE -> "none";
            };
        }

        static Order parse(String text) {
            for (Order each : values()) {
                if (each.text().equals(text)) {
                    return each;
                }
            }
            throw new IllegalArgumentException("'" + text + "' is none of sequential, similarity, performance and none");
        }
    }

    public Fallback {
        agents = List.copyOf(agents);
    }
}
