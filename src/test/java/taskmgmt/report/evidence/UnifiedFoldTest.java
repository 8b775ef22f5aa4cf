package taskmgmt.report.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taskmgmt.number.Decimal;
import taskmgmt.task.EventType;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.time.TimeRange;

class UnifiedFoldTest {
    private static final Instant START = Instant.parse("2025-03-01T10:00:00Z");

    @Test
    void anyTwoCutsGiveTheReportOfOnePass() {
        List<TaskEvent> log = log();
        for (Instant since : new @Nullable Instant[] {null, START.plusSeconds(9)}) {
            UnifiedReport once = fold(log, since, true).finish();
            assertThat(once.all().tasks()).isPositive();
            for (int i = 0; i <= log.size(); i++) {
                for (int j = i; j <= log.size(); j++) {
                    List<TaskEvent> middle = log.subList(i, j);
                    List<TaskEvent> right = log.subList(j, log.size());
                    UnifiedFold tail = combined(fold(middle, since, false), fold(right, since, false));
                    assertThat(combined(fold(log.subList(0, i), since, true), tail).finish())
                            .as("cut at %d and %d", i, j).isEqualTo(once);

                    UnifiedFold head = combined(fold(log.subList(0, i), since, true), fold(middle, since, false));
                    assertThat(combined(head, fold(right, since, false)).finish()).as("the other way").isEqualTo(once);
                }
            }
        }
    }

    @Test
    void countsTasksByWhereTheyStand() {
        UnifiedReport report = fold(log(), null, true).finish();

        assertThat(report.all().byStatus()).containsEntry("pending", 1L).containsEntry("active", 1L)
                .containsEntry("completed", 2L).containsEntry("failed", 1L).containsEntry("cancelled", 1L);
        assertThat(report.all().meanDurationSeconds()).isEqualByComparingTo(Decimal.parse("7")); // of 3 s and 12 s, and of 6 s until a failure
        assertThat(report.bySubsystem()).extracting(UnifiedReport.Figures::name)
                .containsExactly("build", "learning", "healing", "self_healing");
        assertThat(report.bySubsystem().get(1).in(Status.COMPLETED)).isEqualTo(1);
        assertThat(report.recentHealing()).extracting(Task::id).containsExactly("h2", "h1");
        assertThat(report.learningActive()).extracting(Task::id).containsExactly("l2");
        assertThat(report.learningRecent()).extracting(Task::id).containsExactly("l2", "l1");
        assertThat(report.learningRecent()).extracting(Task::status).containsExactly(Status.ACTIVE, Status.COMPLETED);
        assertThat(report.strayEvents()).isEqualTo(2);
    }

    @Test
    void verdictFollowsWhatCouldBeRead() {
        UnifiedFold fold = UnifiedFold.empty(TimeRange.ALWAYS, true);
        assertThat(fold.finish().verdict()).isEqualTo(Verdict.INFO);
        fold.damaged();
        assertThat(fold.finish().verdict()).isEqualTo(Verdict.ERROR);
        fold.accept(event(0, EventType.STARTED, "nobody"));
        assertThat(fold.finish().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        fold.accept(event(1, EventType.CREATED, "x"));
        assertThat(fold.finish().verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(fold(log(), null, true).finish().verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void remembersNothingOfAFinishedTaskButItsCounts() {
        List<TaskEvent> log = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            log.add(created(i, "l" + i, "learning"));
            log.add(event(i + 1, EventType.COMPLETED, "l" + i));
        }
        UnifiedReport report = fold(log, null, true).finish();

        assertThat(report.all().in(Status.COMPLETED)).isEqualTo(100);
        assertThat(report.learningRecent()).hasSize(10).extracting(Task::id).startsWith("l99").endsWith("l90");
    }

    /** Two of learning, one under each name of healing, two others; events of one that is unknown and one that is finished. */
    private static List<TaskEvent> log() {
        return List.of(
                created(0, "l1", "learning"),
                created(1, "h1", "self_healing"),
                event(2, EventType.STARTED, "l1"),
                event(3, EventType.STARTED, "nobody"),
                event(5, EventType.COMPLETED, "l1"),
                event(6, EventType.FAILED, "l1"),
                event(7, EventType.FAILED, "h1"),
                created(8, "l2", "learning"),
                created(9, "h2", "healing"),
                created(10, "b1", "build"),
                event(11, EventType.STARTED, "l2"),
                event(12, EventType.CANCELLED, "b1"),
                event(13, EventType.PROGRESS, "l2"),
                event(21, EventType.COMPLETED, "h2"),
                created(22, "b2", "build"));
    }

    private static UnifiedFold fold(List<TaskEvent> events, @Nullable Instant since, boolean fromStart) {
        UnifiedFold fold = UnifiedFold.empty(new TimeRange(since, null), fromStart);
        events.forEach(fold::accept);
        return fold;
    }

    private static UnifiedFold combined(UnifiedFold earlier, UnifiedFold later) {
        earlier.combine(later);
        return earlier;
    }

    private static TaskEvent created(int second, String id, String subsystem) {
        return new TaskEvent(START.plusSeconds(second), EventType.CREATED, id,
                Map.of("subsystem", subsystem, "task_type", "t", "title", id));
    }

    private static TaskEvent event(int second, EventType type, String id) {
        return new TaskEvent(START.plusSeconds(second), type, id, Map.of());
    }
}
