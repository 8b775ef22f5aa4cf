package taskmgmt.store.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.redaction.Redaction;
import taskmgmt.task.TaskEvent;
import taskmgmt.testkit.ProcessorTime;

/** What can be found in a line that interrupted writers have left. */
class IncomingLineTest {
    private static final int EVENTS = 95;
    private static final int LONG = 900_000;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static String started(int number) {
        return "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.started\",\"task_id\":\"t" + number + "\"}";
    }

    private static String events() {
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < EVENTS; i++) {
            events.append(started(i)).append(i % 2 == 0 ? "" : " \t");
        }
        return events.toString();
    }

    /** Each of the beginnings goes on to the end of what is long, and each event is found behind all of them. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "{\"a\":[", "{ \"a\":[[", "{\"a\":NaN,\"b\":", "{\"a\":-Infinity,\"b\":[1,", "{\"a\":\"\",\"b\":"})
    void everyEventIsFoundBehindBeginningsOfOthersHoweverLongTheLineIs(String beginning) throws Exception {
        byte[] line = (beginning.repeat(EVENTS) + "\"" + "x".repeat(LONG) + "\" " + events()).getBytes(UTF_8);
        List<String> found = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        IncomingLine incoming = new IncomingLine(Redaction.USUAL::record, new IncomingLine.Sink() {
            @Override
            public void event(TaskEvent event, List<String> remarks, long offset) {
                assertThat(new String(line, (int) offset, started(0).length(), UTF_8)).startsWith("{\"ts\"").contains(event.taskId());
                found.add(event.taskId());
            }

            @Override
            public void fault(String reason, long offset) {
                faults.add(reason);
            }
        });
        ProcessorTime.within(LIMIT, () -> {
            incoming.read(line, 0, line.length, 0, null);
            return line;
        });
        assertThat(found).hasSize(EVENTS).startsWith("t0", "t1").endsWith("t94");
        assertThat(faults).hasSize(1);
    }
}
