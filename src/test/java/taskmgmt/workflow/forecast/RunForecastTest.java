package taskmgmt.workflow.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;
import taskmgmt.testkit.Seed;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.DefinitionParser;
import taskmgmt.workflow.Step;
import taskmgmt.workflow.run.StepState;

/** When a run will be over. */
class RunForecastTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final long SECOND = 1_000_000;

    private static Definition definition(String steps) {
        return Objects.requireNonNull(DefinitionParser.parse("id: w\n" + steps).value(), () -> DefinitionParser.parse("id: w\n" + steps).problems().toString());
    }

    private static StepTimes times(Map<String, long[]> seconds) {
        Map<String, long[]> micros = new HashMap<>();
        seconds.forEach((type, all) -> micros.put("w." + type, Arrays.stream(all).map(each -> each * SECOND).toArray()));
        return group -> micros.getOrDefault(group.type(), new long[0]);
    }

    private static RunForecast forecast(Definition definition, List<StepState> states, Map<String, long[]> seconds) {
        return RunForecast.of(definition, Map.of(), states, times(seconds), NOW);
    }

    private static StepState state(Definition definition, String path, StepState.Phase phase, long startedBefore) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        Step step = definition.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
        Task created = TaskFold.apply(null, new TaskEvent(NOW.minusSeconds(startedBefore), EventType.CREATED, "r." + path, Map.of()));
        Task started = phase == StepState.Phase.RUNNING
                ? TaskFold.apply(created, new TaskEvent(NOW.minusSeconds(startedBefore), EventType.STARTED, "r." + path, Map.of())) : created;
        return new StepState(path, step, phase, started, null);
    }

    @Test
    void addsUpWhatWaitsForEachOther() {
        Definition chain = definition("""
                steps: [{name: a, run: [x]}, {name: b, depends_on: a, run: [x]}, {name: c, run: [x]}]
                on_success: [{name: h, run: [x]}]
                on_exit: [{name: e, run: [x]}]
                """);
        RunForecast forecast = forecast(chain, List.of(), Map.of("a", new long[] {10}, "b", new long[] {20}, "c", new long[] {25}, "h", new long[] {1},
                "e", new long[] {2}));
        assertThat(forecast.half()).isEqualTo(Duration.ofSeconds(33));
        assertThat(forecast.most()).isEqualTo(Duration.ofSeconds(33));
        assertThat(forecast.critical()).containsOnlyKeys("a", "b", "on_success.1.h", "on_exit.1.e").containsEntry("a", 1.0);
        assertThat(forecast.unknown()).isEmpty();
    }

    @Test
    void runsNoMoreAtOnceThanIsAllowed() {
        Map<String, long[]> ten = Map.of("s", new long[] {10}, "p1", new long[] {10}, "p2", new long[] {10}, "p3", new long[] {10});
        String each = "steps: [{name: f, foreach: [a, b, c, d], max_parallel: %s, steps: [{name: s, run: [x]}]}]\n";
        assertThat(forecast(definition(each.replace("%s", "4")), List.of(), ten).half()).isEqualTo(Duration.ofSeconds(10));
        assertThat(forecast(definition(each.replace("%s", "2")), List.of(), ten).half()).isEqualTo(Duration.ofSeconds(20));
        assertThat(forecast(definition("max_parallel: 1\n" + each.replace("%s", "4")), List.of(), ten).half()).isEqualTo(Duration.ofSeconds(40));
        String side = "steps: [{name: p, max_parallel: 2, parallel: [{name: p1, run: [x]}, {name: p2, run: [x]}, {name: p3, run: [x]}]}]\n";
        assertThat(forecast(definition(side), List.of(), ten).half()).isEqualTo(Duration.ofSeconds(20));
        assertThat(forecast(definition(side.replace("parallel: [", "sequential: [").replace("max_sequential: 2, ", "").replace("max_parallel: 2, ", "")),
                List.of(), ten).half()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void countsOnlyWhatIsLeft() {
        Definition chain = definition("steps: [{name: a, run: [x]}, {name: b, depends_on: a, run: [x]}, {name: c, depends_on: b, run: [x]}]\n");
        List<StepState> states = List.of(state(chain, "a", StepState.Phase.COMPLETED, 30), state(chain, "b", StepState.Phase.RUNNING, 15));
        Map<String, long[]> seconds = Map.of("a", new long[] {10}, "b", new long[] {5, 20, 20}, "c", new long[] {7});
        assertThat(forecast(chain, states, seconds).half()).isEqualTo(Duration.ofSeconds(12));
        RunForecast longer = forecast(chain, List.of(state(chain, "a", StepState.Phase.COMPLETED, 99), state(chain, "b", StepState.Phase.RUNNING, 60)), seconds);
        assertThat(longer.longer()).containsExactly("b");
        assertThat(longer.half()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void saysWhatItDoesNotKnow() {
        Definition odd = definition("""
                steps:
                  - {name: list, run: [x], outputs: [files]}
                  - {name: each, depends_on: list, foreach: "${steps.list.outputs.files}", steps: [{name: s, run: [x]}]}
                  - {name: again, until: steps.t.exit_code == 0, steps: [{name: t, run: [x]}]}
                  - {name: way, condition: steps.again.status == 'completed', then: [{name: yes, run: [x]}], else: [{name: no, run: [x]}], depends_on: again}
                  - {name: gap, depends_on: way, wait: 9s}
                  - {name: ask, approval: "?"}
                  - {name: sub, workflow: other}
                """);
        RunForecast forecast = forecast(odd, List.of(), Map.of("list", new long[] {1}, "t", new long[] {2}, "yes", new long[] {3}));
        assertThat(forecast.unknown()).containsExactly("w.s", "w.ask");
        assertThat(forecast.assumed()).containsExactly("each", "again");
        assertThat(forecast.half()).isEqualTo(Duration.ofSeconds(14));
        List<StepState> seen = List.of(state(odd, "again.1.t", StepState.Phase.COMPLETED, 9), state(odd, "again.2.t", StepState.Phase.RUNNING, 0),
                state(odd, "way.no", StepState.Phase.WAITING, 0), state(odd, "gap", StepState.Phase.WAITING, 4));
        assertThat(forecast(odd, seen, Map.of("list", new long[] {1}, "t", new long[] {2}, "no", new long[] {30})).half()).isEqualTo(Duration.ofSeconds(37));
    }

    /** Histories and runs are drawn from the same distribution: 90 of 100 runs have to end by the 90th percentile, and half by the median. */
    @Test
    void holdsWhatItPromises() {
        Definition graph = definition("steps: [{name: a, run: [x]}, {name: b, depends_on: a, run: [x]}, {name: c, depends_on: a, run: [x]}, "
                + "{name: d, depends_on: [b, c], run: [x]}]\n");
        RandomGenerator random = new SplittableRandom(Seed.value(RunForecastTest.class, 7));
        int trials = 400;
        int half = 0;
        int most = 0;
        for (int i = 0; i < trials; i++) {
            Map<String, long[]> history = new LinkedHashMap<>();
            for (String each : List.of("a", "b", "c", "d")) {
                history.put(each, random.ints(100, 0, 1).mapToLong(_ -> duration(random)).toArray());
            }
            RunForecast forecast = forecast(graph, List.of(), history);
            long took = duration(random) + Math.max(duration(random), duration(random)) + duration(random);
            half += Duration.ofSeconds(took).compareTo(forecast.half()) <= 0 ? 1 : 0;
            most += Duration.ofSeconds(took).compareTo(forecast.most()) <= 0 ? 1 : 0;
        }
        assertThat(half / (double) trials).isBetween(0.40, 0.60);
        assertThat(most / (double) trials).isBetween(0.84, 0.96);
    }

    private static long duration(RandomGenerator random) {
        return Math.round(Math.exp(4 + 0.5 * random.nextGaussian()));
    }
}
