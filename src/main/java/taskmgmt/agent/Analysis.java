package taskmgmt.agent;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The estimated complexity and duration of a task before it starts, from its length, its priority and a few words, as described
 * in the topic {@code agents}. These are not measurements, so figures of earlier runs in the log take precedence.
 *
 * @param complexity 1 to 10
 * @param duration   how long it may take, unless the log has better figures
 */
public record Analysis(int complexity, Duration duration) {
    private static final List<String> WORDS = List.of("analyze", "research", "plan", "coordinate", "integrate");
    private static final int LONG = 200;
    private static final int VERY_LONG = 500;
    private static final int URGENT = 8;
    private static final int MAX = 10;
    private static final int FIRST_SECONDS = 30;
    private static final int MORE_SECONDS = 15;
    private static final int MAX_SECONDS = 300;

    public static Analysis of(TaskFacts task) {
        String text = task.text().toLowerCase(Locale.ROOT);
        boolean isUrgent = task.priority() >= URGENT;
        int complexity = 1 + (text.length() > VERY_LONG ? 2 : text.length() > LONG ? 1 : 0) + (isUrgent ? 2 : 0);
        for (String each : WORDS) {
            complexity += text.contains(each) ? 1 : 0;
        }
        complexity = Math.min(MAX, complexity);
        int seconds = FIRST_SECONDS + MORE_SECONDS * (complexity - 1);
        return new Analysis(complexity, Duration.ofSeconds(Math.min(MAX_SECONDS, isUrgent ? seconds * 3 / 2 : seconds)));
    }
}
