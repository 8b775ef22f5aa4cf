package taskmgmt.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.queue.Retries;
import taskmgmt.task.EventType;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.DefinitionParser;

/** What follows from a record, where the record has something that no run by itself has. */
class WorkflowWalkTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    private final RunRecord record = new RunRecord("r");

    private static Definition definition(String text) {
        return Objects.requireNonNull(DefinitionParser.parse(text).value(), () -> DefinitionParser.parse(text).problems().toString());
    }

    private void event(String task, EventType type, Map<String, ? extends @Nullable Object> fields) {
        record.apply(new TaskEvent(NOW.minusSeconds(10), type, task, new LinkedHashMap<>(fields)));
    }

    private void begin() {
        event("r", EventType.CREATED, Map.of(Task.WORKFLOW_RUN, new RunTerms("w", "0", "/", Map.of("p", "1"), Map.of()).toMap()));
        event("r", EventType.STARTED, Map.of());
    }

    private void step(String path) {
        event("r." + path, EventType.CREATED, Map.of(RunRecord.PARENT, "r", RunRecord.STEP, path, Task.WORKFLOW_STEP, "run"));
    }

    private RunView walk(Definition definition, Map<String, Definition> others, String... mine) {
        return WorkflowWalk.walk(definition, others, record, new Look(NOW, Set.of(mine), Look.Outside.UNSEEN));
    }

    private RunView walk(String text, String... mine) {
        return walk(definition(text), Map.of(), mine);
    }

    @ParameterizedTest
    @CsvSource({"https://a.example/T1/s3cret,https://a.example/…", "https://a.example?k=s3cret,https://a.example/…", "https://me:s3cret@a.example/x,https://a.example/…",
        "https://me:s3cret@a.example,https://a.example", "https://a.example#s3cret,https://a.example/…", "http://[::1]:80,http://[::1]:80", "a.example,a.example",
        "me@x/y,x/…", "https://a.example/u@v,https://a.example/…"})
    void theTitleOfARequestSaysNothingThatMayBeASecret(String url, String shown) {
        Ready.Means.Request request = new Ready.Means.Request("POST", url, Map.of(), Map.of(), null, true, null);
        assertThat(new Ready(request, List.of(), List.of(), null, Duration.ZERO, Retries.NONE, "w@0").title(null)).isEqualTo("POST " + shown);
    }

    @Test
    void whatSomebodyElseFoundLostIsBegunAgainThreeTimesAtMost() {
        String text = "id: w\nsteps: [{name: a, run: [x]}]\n";
        begin();
        step("a");
        for (int losses = 1; losses < LeafWalk.MAX_LOSSES; losses++) {
            event("r.a", EventType.STARTED, Map.of());
            assertThat(walk(text).actions()).singleElement().isInstanceOf(Action.Revive.class);
            assertThat(walk(text, "r.a").actions()).isEmpty();
            event("r.a", EventType.FAILED, Map.of("error_message", "lost"));
            assertThat(walk(text).actions()).singleElement().isInstanceOf(Action.Begin.class);
        }
        event("r.a", EventType.STARTED, Map.of());
        event("r.a", EventType.FAILED, Map.of("error_message", "lost"));
        assertThat(walk(text).actions()).singleElement().isInstanceOfSatisfying(Action.Finish.class, finish -> {
            assertThat(finish.outcome()).isEqualTo(Status.FAILED);
            assertThat(finish.error()).isEqualTo("step a failed: lost");
        });
    }

    @Test
    void aStepThatTheDefinitionHasNotIsAnError() {
        begin();
        step("other");
        assertThatThrownBy(() -> walk("id: w\nsteps: [{name: a, run: [x]}]\n")).isInstanceOf(DefinitionChangedException.class)
                .hasMessage("the log has a step 'other' of run r, which version 0 of workflow w has not: the definition was changed under the run");
    }

    @Test
    void aTaskThatIsNoRunIsNoneOfOurs() {
        assertThatThrownBy(record::run).isInstanceOf(IllegalStateException.class);
        event("r", EventType.CREATED, Map.of());
        assertThat(record.isKnown()).isTrue();
        assertThatThrownBy(() -> walk("id: w\nsteps: [{name: a, run: [x]}]\n")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsReportedOfOthersTasksIsNoStep() {
        begin();
        event("x", EventType.CREATED, Map.of(RunRecord.PARENT, "r", RunRecord.STEP, "a"));
        event("y", EventType.CREATED, Map.of(RunRecord.PARENT, "q", RunRecord.STEP, "a", Task.WORKFLOW_STEP, "run"));
        event("z", EventType.CREATED, Map.of(RunRecord.PARENT, "r", Task.WORKFLOW_STEP, "run"));
        assertThat(record.all()).isEmpty();
        assertThat(record.step("a")).isNull();
    }

    @Test
    void aRunThatIsEndedFromOutsideEndsWhatRuns() {
        String text = "id: w\nsteps: [{name: a, run: [x]}, {name: b, approval: '?'}]\non_cancel: [{name: h, run: [x]}]\n";
        begin();
        step("a");
        event("r.a", EventType.STARTED, Map.of());
        step("b");
        event("r", EventType.CANCELLED, Map.of());
        assertThat(walk(text, "r.a").actions()).extracting(each -> (Object) each.getClass()).containsExactly(Action.Stop.class, Action.GiveUp.class);
        event("r.a", EventType.CANCELLED, Map.of());
        event("r.b", EventType.CANCELLED, Map.of());
        RunView over = walk(text);
        assertThat(over.actions()).isEmpty();
        assertThat(over.over()).isTrue();
    }

    @Test
    void namesThatAddUpToTooLongAnIdAreRefused() {
        String long1 = "n".repeat(40);
        Definition inner = definition("id: inner\nsteps: [{name: " + long1 + ", sequential: [{name: m" + long1.substring(1) + ", run: [x]}]}]\n");
        Definition middle = definition("id: middle\nsteps: [{name: k" + long1.substring(1) + ", sequential: [{name: l" + long1.substring(1)
                + ", workflow: inner}]}]\n");
        Definition outer = definition("id: w\nsteps: [{name: s" + long1.substring(1) + ", workflow: middle}]\n");
        begin();
        assertThat(walk(outer, Map.of("middle", middle, "inner", inner)).actions()).singleElement()
                .isInstanceOfSatisfying(Action.Refuse.class, refuse -> assertThat(refuse.error()).isEqualTo("it is nested too deep for its name"));
        assertThat(walk(outer, Map.of()).actions()).singleElement()
                .isInstanceOfSatisfying(Action.Refuse.class, refuse -> assertThat(refuse.error()).isEqualTo("there is no workflow 'middle'"));
    }

    /** A person may have paused or queued the task of a step: it is left alone until it is as it was. */
    @Test
    void aSecondAttemptWaitsForItsTime() {
        String text = "id: w\nsteps: [{name: a, run: [x], retry: {limit: 1}}]\n";
        begin();
        step("a");
        event("r.a", EventType.STARTED, Map.of());
        event("r.a", EventType.RETRYING, Map.of("error_message", "exit code 1", Task.RETRY_AT, "2026-01-05T12:00:05Z"));
        RunView waits = walk(text);
        assertThat(waits.actions()).isEmpty();
        assertThat(waits.nextDue()).isEqualTo(NOW.plusSeconds(5));
        assertThat(waits.states()).singleElement().satisfies(each -> assertThat(each.phase()).isEqualTo(StepState.Phase.RETRYING));
    }

    @Test
    void twoTasksOfAStepAreTheNewestOne() {
        begin();
        step("a");
        assertThat(record.freeId("a")).isEqualTo("r.a~2");
        event("r.a~2", EventType.CREATED, Map.of(RunRecord.PARENT, "r", RunRecord.STEP, "a", Task.WORKFLOW_STEP, "run"));
        assertThat(record.freeId("a")).isEqualTo("r.a~3");
        assertThat(record.newest()).extracting(Task::id).containsExactly("r.a~2");
        assertThat(record.within("a")).extracting(Task::id).containsExactly("r.a~2");
        assertThat(record.copy().all()).extracting(Task::id).containsExactly("r.a", "r.a~2");
        assertThat(RunRecord.isHandler("on_exit.1.x")).isTrue();
        assertThat(RunRecord.isHandler("on_exit")).isFalse();
        assertThat(List.of(record.attempt())).containsExactly(1);
    }
}
