package taskmgmt.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import taskmgmt.json.Json;
import taskmgmt.record.RegistryCodec;

class UsageTest {
    private static final String SOURCE = "\"source\":\"measured\"";

    /** What an event says of resources, each with its place. */
    private static List<String> taken(String fields) throws Exception {
        byte[] line = ("{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.completed\",\"task_id\":\"t\"" + fields + "}").getBytes(StandardCharsets.UTF_8);
        TaskEvent event = RegistryCodec.decode(Json.lenient().parse(line, 0, line.length));
        List<String> taken = new ArrayList<>();
        Usage.take(event, new Usage.Figures() {
            @Override
            public void put(EventFacts from, Fact fact, int resource, boolean measured) {
                taken.add(resource + " " + fact.text() + " " + (long) from.number(fact) + (measured ? " measured" : ""));
            }

            @Override
            public void putAside(int resource) {
                taken.add(resource + " aside");
            }
        });
        return taken;
    }

    @Test
    void eachResourceIsFoundWhereverItStands() throws Exception {
        for (int i = 0; i < Usage.RESOURCES; i++) {
            String key = Usage.key(i);
            String figure = "\"" + key + "\":" + (i + 1);
            String found = i + " " + key + " " + (i + 1);
            assertThat(taken("," + figure)).containsExactly(found);
            assertThat(taken(",\"resource_usage\":{" + figure + "}")).containsExactly(found);
            assertThat(taken(",\"resource_usage\":{" + figure + "," + SOURCE + "}")).containsExactly(found + " measured");
            assertThat(taken(",\"metadata\":{\"unusable\":{\"" + key + "\":\"much\"}}")).containsExactly(i + " aside");
        }
    }

    @Test
    void theTopLevelCountsBeforeTheObjectAndWhatIsNoObjectSaysNothing() throws Exception {
        assertThat(taken(",\"cpu_seconds\":7,\"resource_usage\":{\"cpu_seconds\":8,\"disk_read_mb\":9," + SOURCE + "}"))
                .containsExactly("0 cpu_seconds 7 measured", "3 disk_read_mb 9 measured");
        assertThat(taken(",\"resource_usage\":[1],\"metadata\":{\"unusable\":\"cpu_seconds\"}")).isEmpty();
        assertThat(taken(",\"metadata\":7")).isEmpty();
        assertThat(taken("")).isEmpty();
    }
}
