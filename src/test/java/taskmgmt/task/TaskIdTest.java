package taskmgmt.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "storage_backup_1a2b3c4d", "1.2-3:4@5+6=7#8~9,0", "größe", "41_[3-9%2]", "prod/api-7d9", "obj/a b.o", "{5f1c}",
        "-a", "../a", ".", "_a", "任务1"})
    void acceptsNames(String id) {
        assertThat(TaskId.checked(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u2003", "a\n", "a\u001b[2J", "a\u202eb", "a\u2066", "a\u2028", "\ud800", "\u0085"})
    void refusesWhatCouldBeTakenForSomethingElse(String id) {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> TaskId.checked(id));
    }

    @ParameterizedTest
    @CsvSource({"storage, backup, 1, storage_backup_00000001", "a b, c/d, -1, a_b_c_d_ffffffff", "-x, '', 0, xx__00000000"})
    void makesSoundIdsOfAnyWords(String subsystem, String type, int random, String expected) {
        assertThat(TaskId.generated(subsystem, type, random)).isEqualTo(expected);
        assertThat(TaskId.fault(expected)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"critical, 10", "HIGH, 8", "medium, 5", "low, 2", "background, 1", "1, 1", "10, 10"})
    void readsPriorities(String text, int expected) {
        assertThat(Priority.parse(text).value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "11", "-1", "5.0", "urgent", "99999999999"})
    void refusesOtherPriorities(String text) {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> Priority.parse(text));
    }
}
