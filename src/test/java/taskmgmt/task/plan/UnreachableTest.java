package taskmgmt.task.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnreachableTest {
    @Test
    void whatWaitsForADeadTaskIsUnreachableThroughOthersToo() {
        DependencyGraph graph = new DependencyGraph();
        graph.put("down", List.of("up"));
        graph.put("later", List.of("fine", "down"));
        graph.put("other", List.of("fine"));

        assertThat(Unreachable.of(List.of("up"), graph, Set.of("down", "later", "other", "fine")::contains))
                .isEqualTo(Map.of("down", "up", "later", "up"));
        assertThat(Unreachable.of(List.of(), graph, id -> true)).isEmpty();
    }

    @Test
    void whatHasEndedAnywayIsNotUnreachableAndHoldsNobody() {
        DependencyGraph graph = new DependencyGraph();
        graph.put("done", List.of("up"));
        graph.put("next", List.of("done"));

        assertThat(Unreachable.of(List.of("up"), graph, Set.of("next")::contains)).isEmpty();
    }

    @Test
    void tasksThatWaitForEachOtherAreVisitedOnce() {
        DependencyGraph graph = new DependencyGraph();
        graph.put("a", List.of("b", "up"));
        graph.put("b", List.of("a"));

        assertThat(Unreachable.of(List.of("up"), graph, id -> true)).containsOnlyKeys("a", "b");
    }
}
