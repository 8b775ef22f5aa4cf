package taskmgmt.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTest {
    /** Each row is a status, each column an event; a dash is a refusal. */
    @ParameterizedTest
    @CsvSource({
        // from, QUEUED, STARTED, PAUSED, RESUMED, RETRYING, COMPLETED, FAILED, CANCELLED, the rest
        "PENDING,  QUEUED, ACTIVE, -,      -,      -,        COMPLETED, FAILED, CANCELLED, PENDING",
        "QUEUED,   -,      ACTIVE, -,      -,      -,        COMPLETED, FAILED, CANCELLED, QUEUED",
        "ACTIVE,   -,      -,      PAUSED, -,      RETRYING, COMPLETED, FAILED, CANCELLED, ACTIVE",
        "PAUSED,   -,      -,      -,      ACTIVE, -,        COMPLETED, FAILED, CANCELLED, PAUSED",
        "RETRYING, QUEUED, ACTIVE, -,      -,      -,        COMPLETED, FAILED, CANCELLED, RETRYING",
        "COMPLETED, -, -, -, -, -, -, -, -, -",
        "FAILED,    -, ACTIVE, -, -, RETRYING, -, -, -, -",
        "CANCELLED, -, ACTIVE, -, -, RETRYING, -, -, -, -"
    })
    void everyMoveIsAllowedOrRefused(Status from, String queued, String started, String paused, String resumed, String retrying,
            String completed, String failed, String cancelled, String rest) {
        for (EventType type : EventType.values()) {
            String expected = switch (type) {
                case CREATED -> "-";
                case QUEUED -> queued;
                case STARTED -> started;
                case PAUSED -> paused;
                case RESUMED -> resumed;
                case RETRYING -> retrying;
                case COMPLETED -> completed;
                case FAILED -> failed;
                case CANCELLED -> cancelled;
                case PROGRESS, SNAPSHOT, UPDATED, VERIFIED, ESCALATED -> rest;
            };
            assertThat(outcome(new Standing(from, false, false), type)).as(from + " " + type).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void unknownTaskCanOnlyBeCreated(EventType type) {
        assertThat(outcome(null, type)).isEqualTo(type == EventType.CREATED ? "PENDING" : "-");
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void standingSurvivesItsByte(Status status) {
        for (int bits = 0; bits < 4; bits++) {
            Standing standing = new Standing(status, (bits & 1) != 0, (bits & 2) != 0);
            assertThat(Standing.ofByte(standing.toByte())).isEqualTo(standing);
        }
    }

    private static String outcome(@Nullable Standing standing, EventType type) {
        TaskEvent event = new TaskEvent(Instant.EPOCH, type, "a", Map.of());
        try {
            Lifecycle.check(standing, event);
            return Standing.after(standing, event).status().name();
        } catch (RefusedException refused) {
            return "-";
        }
    }
}
