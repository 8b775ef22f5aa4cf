package taskmgmt.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taskmgmt.json.Json;
import taskmgmt.json.JsonLineWriter;

class JobTest {
    private static final Job PLAIN = new Job(List.of("true"), "/", "default", null, Job.DEFAULT_GRACE, Retries.NONE, Needs.NONE, null);
    private static final Job FULL = new Job(List.of("sh", "-c", "exit 3", "", "ä\n"), "/srv/data", "gpu", Duration.ofMinutes(90),
            Duration.ofMillis(1500), new Retries(3, Duration.ofSeconds(2), Duration.ofMinutes(1), Set.of(75, 3)), new Needs(2, 1 << 30, 1),
            Instant.parse("2026-01-31T22:00:00Z"));

    @Test
    void aLineOfTheLogKeepsAllOfIt() throws Exception {
        for (Job job : List.of(PLAIN, FULL)) {
            Map<String, @Nullable Object> read = Json.strict().parse(new String(JsonLineWriter.of(job.toMap()), StandardCharsets.UTF_8));
            assertThat(Job.of(read)).isEqualTo(job);
        }
    }

    private static final List<JobWork> OTHERS = List.of(new JobWork.Workflow("release", Map.of("version", "1.2")), new JobWork.Workflow("nightly", Map.of()),
            new JobWork.Agent("fixer"), new JobWork.Request("GET", "https://example.com/", Map.of(), Map.of(), null, false, null),
            new JobWork.Request("POST", "https://example.com/x?y=1", Map.of("X-A", "b"), Map.of("Authorization", "HOOK"), "{}", true, "KEY"));

    private static Job doing(JobWork work) {
        return new Job(work, "/", "default", null, Job.DEFAULT_GRACE, Retries.NONE, Needs.NONE, null, JobEnvironment.NONE);
    }

    @Test
    void aLineOfTheLogKeepsWhatIsNoCommand() throws Exception {
        for (JobWork work : OTHERS) {
            String line = new String(JsonLineWriter.of(doing(work).toMap()), StandardCharsets.UTF_8);
            assertThat(Job.of(Json.strict().parse(line))).as(line).isEqualTo(doing(work));
            assertThat(line).doesNotContain("null");
        }
    }

    /** A later version, or somebody else, may have written it: it is not run as something else. */
    @Test
    void nobodyGuessesWhatToDo() throws Exception {
        for (String wrong : List.of("{\"handler\":\"sql\",\"command\":[\"true\"]}", "{\"handler\":\"workflow\",\"workflow\":3}", "{\"handler\":7}",
                "{\"handler\":\"workflow\",\"workflow\":\"w\",\"params\":{\"a\":1}}", "{\"handler\":\"workflow\",\"workflow\":\"w\",\"params\":[]}",
                "{\"handler\":\"agent\"}", "{\"handler\":\"http\",\"method\":\"GET\"}", "{\"handler\":\"http\",\"method\":\"BREW\",\"url\":\"u\"}",
                "{\"handler\":\"http\",\"method\":\"GET\",\"url\":\"u\",\"headers\":{\"Host\":\"x\"}}",
                "{\"handler\":\"http\",\"method\":\"GET\",\"url\":\"u\",\"headers_from_worker\":[\"x\"]}")) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>(Json.strict().parse(wrong));
            map.put("directory", "/");
            map.put("group", "g");
            assertThat(Job.of(map)).as(wrong).isNull();
        }
    }

    @Test
    void anEditKeepsWhatItDoesNotChange() {
        Job edited = new JobEdit(List.of(), null, "night", null, null, null, environment -> environment).apply(doing(OTHERS.getFirst()));
        assertThat(edited.work()).isEqualTo(OTHERS.getFirst());
        assertThat(edited.group()).isEqualTo("night");
    }

    @Test
    void whatIsUsualIsLeftOut() {
        assertThat(PLAIN.toMap()).containsOnlyKeys("command", "directory", "group");
    }

    @Test
    void nobodyGuessesWhatToRun() {
        for (Map.Entry<String, Object> wrong : Map.<String, Object>of("command", "rm -rf /", "directory", 3L, "group", List.of(), "timeout",
                "soon", "retries", Long.MAX_VALUE, "grace", "-PT1S").entrySet()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>(FULL.toMap());
            map.put(wrong.getKey(), wrong.getValue());
            assertThat(Job.of(map)).as(wrong.getKey()).isNull();
        }
        Map<String, @Nullable Object> mixed = new LinkedHashMap<>(FULL.toMap());
        mixed.put("command", List.of("sh", 3L));
        assertThat(Job.of(mixed)).isNull();
    }

    @Test
    void thereIsNoJobWithoutACommandOrAGroup() {
        assertThatThrownBy(() -> new Job(List.of(), "/", "g", null, Job.DEFAULT_GRACE, Retries.NONE, Needs.NONE, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Job(List.of("x"), "/", " ", null, Job.DEFAULT_GRACE, Retries.NONE, Needs.NONE, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
