package taskmgmt.learning.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.EventType;
import taskmgmt.task.Standing;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;
import taskmgmt.task.TaskRun;

class SettingsHistoryTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    private final List<Task> tasks = new ArrayList<>();

    private static Map<String, @Nullable Object> created(String version, @Nullable Object settings, String approval) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("component", SettingsVersion.COMPONENT);
        metadata.put("version", version);
        metadata.put("settings", settings);
        metadata.put("approval", Map.of("state", approval));
        metadata.put("seen", List.of(Map.of("lesson", "forecast", "until", "2026-01-0" + version.charAt(8) + "T00:00:00Z"), "nonsense"));
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("title", SettingsVersion.TITLE + version);
        fields.put("task_type", "config_update");
        fields.put("subsystem", "learning");
        fields.put("metadata", metadata);
        return fields;
    }

    private void version(int day, String approval, @Nullable EventType... moves) {
        String version = "v2026010" + day + ".120000";
        Task task = TaskFold.apply(null, new TaskEvent(NOW, EventType.CREATED, "t" + tasks.size(), created(version,
                List.of(Map.of("setting", "forecast.half_lives", "value", (long) day)), approval)));
        for (EventType move : moves) {
            task = TaskFold.apply(task, new TaskEvent(NOW.plusSeconds(1), Objects.requireNonNull(move), "t" + tasks.size(), Map.of("success", true)));
        }
        tasks.add(Objects.requireNonNull(task));
    }

    private SettingsHistory history() {
        return SettingsHistory.of(tasks);
    }

    private static @Nullable String text(@Nullable SettingsVersion version) {
        return version == null ? null : version.version().text();
    }

    @Test
    void theGreatestThatCompletedIsInForceWhereverItStands() {
        version(3, "approved", EventType.STARTED, EventType.COMPLETED);
        version(2, "approved", EventType.STARTED, EventType.COMPLETED);
        assertThat(text(history().inForce())).isEqualTo("v20260103.120000");
        assertThat(history().waiting()).isNull();
        assertThat(Objects.requireNonNull(history().inForce()).settings().number(Setting.FORECAST_HALF_LIVES)).isEqualTo(3);
    }

    @Test
    void whatIsHeldWaitsAndWhatIsOlderThanThatInForceDoesNot() {
        version(1, "held");
        version(2, "approved", EventType.STARTED, EventType.COMPLETED);
        assertThat(history().waiting()).isNull();
        version(3, "held");
        assertThat(Objects.requireNonNull(history().waiting()).state()).isEqualTo(SettingsVersion.State.HELD);
        version(4, "approved");
        assertThat(Objects.requireNonNull(history().waiting()).state()).isEqualTo(SettingsVersion.State.APPROVED);
        assertThat(text(history().inForce())).isEqualTo("v20260102.120000");
    }

    @Test
    void whatWasRejectedNeitherWaitsNorHolds() {
        version(1, "rejected", EventType.CANCELLED);
        assertThat(history().inForce()).isNull();
        assertThat(history().waiting()).isNull();
        assertThat(history().versions().getFirst().state()).isEqualTo(SettingsVersion.State.REJECTED);
        assertThat(text(history().named("v20260101.120000"))).isNotNull();
        assertThat(history().named(null)).isNull();
    }

    @Test
    void howFarALessonHasReadIsTheNewestThatAnybodySays() {
        version(3, "rejected", EventType.CANCELLED);
        version(2, "held");
        assertThat(history().seen()).containsExactly(Map.entry("forecast", Instant.parse("2026-01-03T00:00:00Z")));
    }

    @Test
    void otherConfigurationsAreNone() {
        Map<String, @Nullable Object> other = new LinkedHashMap<>(created("v20260101.120000", "no list", "approved"));
        Task noList = Objects.requireNonNull(TaskFold.apply(null, new TaskEvent(NOW, EventType.CREATED, "a", other)));
        Task noVersion = Objects.requireNonNull(TaskFold.apply(null, new TaskEvent(NOW, EventType.CREATED, "b", created("v2026x108", List.of(), "held"))));
        other.put("metadata", "none");
        Task plain = Objects.requireNonNull(TaskFold.apply(null, new TaskEvent(NOW, EventType.CREATED, "c", other)));
        assertThat(SettingsHistory.of(List.of(noList, noVersion, plain)).versions()).isEmpty();
    }

    private static TaskRun run(String id, String title, Status status) {
        return TaskRun.of(id, new TaskRun.Names("learning", "config_update", title, "", List.of(), 5), new Standing(status, false, false),
                TaskRun.Moments.created(0), TaskRun.Tally.NONE, TaskRun.Figures.NONE, null, 0);
    }

    @Test
    void theFoldFindsTheSameInAnyOrderInPartsAndThroughACheckpoint() {
        List<TaskRun> runs = List.of(run("a", "learned settings v20260102.120000", Status.COMPLETED),
                run("b", "learned settings v20260103.120000", Status.COMPLETED), run("c", "learned settings v20260104.120000", Status.CANCELLED),
                run("d", "learned settings stay: nothing better was found", Status.COMPLETED), run("e", "configuration of x", Status.COMPLETED));
        NewestSettings forward = NewestSettings.PROJECTION.empty();
        runs.forEach(forward::accept);
        NewestSettings backward = NewestSettings.PROJECTION.empty();
        runs.reversed().forEach(backward::accept);
        NewestSettings parts = NewestSettings.PROJECTION.empty();
        parts.accept(runs.getFirst());
        parts.combine(forward);
        StateWriter state = new StateWriter();
        parts.write(state);
        NewestSettings kept = NewestSettings.PROJECTION.read(new StateReader(state.toByteArray()));
        assertThat(List.of(forward, backward, parts, kept)).extracting(NewestSettings::taskId).containsOnly("b");
        NewestSettings none = NewestSettings.PROJECTION.empty();
        none.combine(NewestSettings.PROJECTION.empty());
        assertThat(none.taskId()).isNull();
    }
}
