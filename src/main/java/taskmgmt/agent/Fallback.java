package taskmgmt.agent;

import java.util.List;

/**
 * The agents that take over from one that fails.
 *
 * @param order  of those who are asked
 * @param agents by their names; empty for all that are capable
 */
public record Fallback(Order order, List<String> agents) {
    /** More are never asked. */
    public static final int MAX = 3;
    public static final Fallback USUAL = new Fallback(Order.SEQUENTIAL, List.of());

    /** In which order they are asked. */
    public enum Order {
        /** As they are listed; without a list, the highest score first. */
        SEQUENTIAL,
        /** Those that can do most of what it can do first. */
        SIMILARITY,
        /** Those that succeeded most often first, and of equal ones the faster ones. */
        PERFORMANCE,
        /** Nobody is asked. */
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
