package taskmgmt.run.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.machine.Processes;
import taskmgmt.task.Standing;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;
import taskmgmt.time.Rfc3339;

/** A process is the same one only if number, start of the machine and start of the process agree. */
class OwnersTest {
    private static final Instant LAST_HEARD = Instant.parse("2025-11-17T12:00:00Z");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', value = {
        // what the task says: boot, start | what the machine says of the number: boot, start | gone
        "b1 | 2025-11-17T11:00:00Z | b1 | 2025-11-17T11:00:00Z | false",
        "b1 | 2025-11-17T11:00:00Z | b1 | 2025-11-17T11:00:09Z | false",
        "b1 | 2025-11-17T11:00:00Z | b1 | 2025-11-17T11:00:11Z | true",
        "b1 | 2025-11-17T11:00:00Z | b1 | 2025-11-17T10:59:00Z | true",
        "b1 | 2025-11-17T11:00:00Z | b1 | none                 | true",
        "b1 | 2025-11-17T11:00:00Z | b1 | unknown              | false",
        "b1 | 2025-11-17T11:00:00Z | b2 | 2025-11-17T11:00:00Z | true",
        "b1 | 2025-11-17T11:00:00Z | -  | 2025-11-17T11:00:00Z | false",
        "b1 | -                    | b1 | 2025-11-17T12:00:09Z | false",
        "b1 | -                    | b1 | 2025-11-17T12:00:11Z | true",
        "b1 | nonsense             | b1 | 2025-11-17T11:00:00Z | false",
        "-  | -                    | b1 | 2025-11-17T11:00:00Z | false",
        "-  | -                    | b1 | none                 | true",
    })
    void tellsWhetherTheProcessIsGone(
            @Nullable String boot, @Nullable String started, @Nullable String machineBoot, String sighted,
            boolean gone) {
        TaskRun.Owner owner = new TaskRun.Owner(42, boot == null ? "" : boot, started == null ? "" : started);
        assertThat(new Owners(machine(machineBoot == null ? "" : machineBoot, sighted), directory).isGone(run(owner)))
                .isEqualTo(gone);
    }

    @Test
    void taskWithoutAProcessLosesNone() {
        assertThat(new Owners(machine("b1", "none"), directory).isGone(run(null))).isFalse();
    }

    @Test
    void recordsWhatTheMachineTells() {
        assertThat(Owners.named(machine("b1", "2025-11-17T11:00:00.1234567Z"), 42))
                .containsExactly(Map.entry("pid", 42L), Map.entry("boot_id", "b1"),
                        Map.entry("started_at", "2025-11-17T11:00:00.123456Z"));
        assertThat(Owners.named(machine("", "none"), 42)).containsExactly(Map.entry("pid", 42L));
    }

    private static Processes machine(String boot, String sighted) {
        return new Processes() {
            @Override
            public String bootId() {
                return boot;
            }

            @Override
            public @Nullable Sighting find(long pid) {
                return pid != 42 || sighted.equals("none") ? null : new Sighting(Rfc3339.parse(sighted));
            }
        };
    }

    private static TaskRun run(TaskRun.@Nullable Owner owner) {
        long heard = Micros.of(LAST_HEARD);
        return TaskRun.of("a", new TaskRun.Names("s", "t", "title", "ann", List.of(), 5),
                new Standing(Status.ACTIVE, false, false),
                new TaskRun.Moments(heard, heard, heard, TaskRun.UNKNOWN, heard, TaskRun.UNKNOWN, TaskRun.UNKNOWN),
                new TaskRun.Tally(1, 0, 0, 0), TaskRun.Figures.NONE, owner, 0);
    }
}
