package taskmgmt.task.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import taskmgmt.task.EventType;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;
import taskmgmt.testkit.Seed;

class DependencyGraphTest {
    private final DependencyGraph graph = new DependencyGraph();

    @Test
    void ordersByDependencyThenUrgencyThenAge() {
        graph.put("b", List.of("d"));
        graph.put("d", List.of("a", "a", "gone"));
        List<Task> tasks = List.of(task("a", 1), task("b", 10), task("c", 5), task("d", 3), task("e", 5));
        assertThat(graph.order(tasks, DependencyGraph.MOST_URGENT)).extracting(Task::id).containsExactly("c", "e", "a", "d", "b");
    }

    @Test
    void aStrategyGoesBeforeUrgency() {
        graph.put("a", List.of("c"));
        List<Task> tasks = List.of(task("a", 1), task("b", 1), task("c", 1), task("d", 9));
        assertThat(graph.order(tasks, Comparator.comparing(task -> task.id().equals("b") ? "z" : "y")))
                .extracting(Task::id).containsExactly("d", "c", "a", "b");
    }

    @Test
    void leavesOutTasksThatWaitForEachOther() {
        graph.put("a", List.of("b"));
        graph.put("b", List.of("a"));
        assertThat(graph.order(List.of(task("a", 5), task("b", 5), task("c", 5)), DependencyGraph.MOST_URGENT)).extracting(Task::id).containsExactly("c");
    }

    @Test
    void findsCyclesOfAnyLength() {
        graph.put("b", List.of("c"));
        graph.put("c", List.of("d"));
        assertThatCode(() -> graph.checkNoCycle("a", List.of("b", "d"))).doesNotThrowAnyException();
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> graph.checkNoCycle("d", List.of("b")));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> graph.checkNoCycle("d", List.of("d")));
    }

    /** The search from both ends finds what a search from one end finds, in graphs that have cycles of their own, too. */
    @Test
    void aCycleIsFoundExactlyWhereThereWouldBeOne() {
        Random random = Seed.random(DependencyGraphTest.class);
        int refused = 0;
        for (int round = 0; round < 3_000; round++) {
            DependencyGraph any = new DependencyGraph();
            int tasks = 2 + random.nextInt(7);
            for (int i = random.nextInt(2 * tasks); i > 0; i--) {
                any.put("t" + random.nextInt(tasks), List.of("t" + random.nextInt(tasks), "t" + random.nextInt(tasks)));
            }
            String id = "t" + random.nextInt(tasks);
            List<String> dependsOn = List.of("t" + random.nextInt(tasks), "t" + random.nextInt(tasks));
            boolean closes = reaches(any, new HashSet<>(), dependsOn, id);
            refused += closes ? 1 : 0;
            ThrowableAssert.ThrowingCallable check = () -> any.checkNoCycle(id, dependsOn);
            if (closes) {
                assertThatExceptionOfType(RefusedException.class).isThrownBy(check);
            } else {
                assertThatCode(check).doesNotThrowAnyException();
            }
        }
        assertThat(refused).isBetween(300, 2_700);
    }

    private static boolean reaches(DependencyGraph graph, Set<String> seen, List<String> from, String id) {
        for (String each : from) {
            if (each.equals(id) || (seen.add(each) && reaches(graph, seen, graph.dependenciesOf(each), id))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void forgetsWhatWasReplaced() {
        graph.put("a", List.of("b", "c"));
        graph.put("a", List.of("c"));
        assertThat(graph.dependenciesOf("a")).containsExactly("c");
        assertThat(graph.dependentsOf("b")).isEmpty();
        assertThat(graph.dependentsOf("c")).containsExactly("a");
    }

    private static Task task(String id, long priority) {
        TaskEvent created = new TaskEvent(Instant.EPOCH, EventType.CREATED, id, Map.of("priority", priority));
        return Objects.requireNonNull(TaskFold.apply(null, created));
    }
}
