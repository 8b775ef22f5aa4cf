package taskmgmt.task.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taskmgmt.stats.RecentWork;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;
import taskmgmt.time.Rfc3339;

class OrderingTest {
    private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");
    private final List<Task> tasks = new ArrayList<>();
    private final Map<String, RecentWork.Prediction> predictions = new LinkedHashMap<>();

    private Task add(String id, String type, Duration age, int priority, @Nullable Duration deadline) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("task_type", type);
        fields.put("priority", (long) priority);
        fields.put("sla_deadline", deadline == null ? null : Rfc3339.format(NOW.plus(deadline)));
        Task task = Objects.requireNonNull(TaskFold.apply(null, new TaskEvent(NOW.minus(age), EventType.CREATED, id, fields)));
        tasks.add(task);
        return task;
    }

    private void takes(String id, Duration time, double cost) {
        predictions.put(id, new RecentWork.Prediction(RecentWork.Basis.GROUP, 5, time.toNanos() / 1000, cost));
    }

    private Ordering ordering() {
        return new Ordering(NOW, task -> predictions.get(task.id()), Task::priority);
    }

    private List<String> order(Strategy strategy) {
        return tasks.stream().sorted(ordering().by(strategy, tasks)).map(Task::id).toList();
    }

    @Test
    void eachStrategyGoesByItsOwn() {
        add("old", "a", Duration.ofHours(9), 2, Duration.ofHours(40));
        add("urgent", "a", Duration.ofHours(3), 10, null);
        add("due", "b", Duration.ofHours(2), 5, Duration.ofHours(1));
        add("quick", "b", Duration.ofHours(1), 5, null);
        takes("old", Duration.ofHours(3), 7);
        takes("urgent", Duration.ofHours(2), 900);
        takes("quick", Duration.ofSeconds(9), 5);

        assertThat(order(Strategy.FIFO)).containsExactly("old", "urgent", "due", "quick");
        assertThat(order(Strategy.PRIORITY)).containsExactly("urgent", "due", "quick", "old");
        assertThat(order(Strategy.SHORTEST)).containsExactly("quick", "urgent", "old", "due");
        assertThat(order(Strategy.DEADLINE)).startsWith("due", "old");
        assertThat(order(Strategy.RESOURCE)).containsExactly("quick", "old", "urgent", "due");
        assertThat(order(Strategy.ROUND_ROBIN)).containsExactly("old", "due", "urgent", "quick");
        assertThat(order(Strategy.WEIGHTED)).containsExactly("urgent", "due", "quick", "old");
    }

    @Test
    void theScoreIsASumOfFourParts() {
        Task plain = add("plain", "a", Duration.ZERO, 5, null);
        assertThat(ordering().score(plain)).isEqualTo(0.4 * 0.6 + 0.3 * 0.5 + 0.2 * 0.5 + 0.1, within(1e-9));

        Task known = add("known", "a", Duration.ofHours(12), 10, Duration.ofHours(6));
        takes("known", Duration.ofHours(1), 1);
        assertThat(ordering().score(known)).isEqualTo(0.4 * 0.1 + 0.3 * 0.25 + 0.2 * 0.25 + 0.1 * 0.5, within(1e-9));

        Task long_ = add("long", "a", Duration.ofDays(9), 1, Duration.ofDays(9));
        takes("long", Duration.ofDays(1), 1);
        assertThat(ordering().score(long_)).isEqualTo(0.4 + 0.3 + 0.2, within(1e-9));

        assertThat(ordering().score(add("late", "a", Duration.ofDays(1), 1, Duration.ofSeconds(-1)))).isEqualTo(-1);
    }

    @Test
    void bothWordsOfAStrategyAreRead() {
        for (Strategy strategy : Strategy.values()) {
            assertThat(Strategy.parse(strategy.text())).isEqualTo(strategy);
        }
        assertThat(Strategy.parse("shortest_job_first")).isEqualTo(Strategy.SHORTEST);
        assertThat(Strategy.parse("weighted_priority")).isEqualTo(Strategy.WEIGHTED);
        assertThatThrownBy(() -> Strategy.parse("random")).hasMessage("cannot be 'random'; it is one of priority, shortest, deadline, resource,"
                + " fifo, weighted, round_robin");
    }
}
