package taskmgmt.run.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.agent.tool.ToolFailure;
import taskmgmt.agent.tool.ToolSpec;
import taskmgmt.agent.tool.Trouble;

class ToolBoxTest {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final List<Duration> pauses = new ArrayList<>();
    private boolean isOver;
    private final Waiting waiting = new Waiting() {
        @Override
        public boolean pause(Duration time) {
            pauses.add(time);
            return !isOver;
        }

        @Override
        public boolean isOver() {
            return isOver;
        }
    };

    /** A tool that is in trouble that many times. */
    private static final class Troubled implements AgentTool {
        private final ToolSpec spec;
        private final Trouble trouble;
        private int left;

        Troubled(String name, Trouble trouble, int times, boolean repeats) {
            this.spec = new ToolSpec(name, "", ToolSpec.object(Map.of("x", ToolSpec.string("x")), List.of("x")), repeats);
            this.trouble = trouble;
            this.left = times;
        }

        @Override
        public ToolSpec spec() {
            return spec;
        }

        @Override
        public Output call(Map<String, @Nullable Object> arguments, Duration limit) throws ToolFailure {
            if (left-- > 0) {
                throw new ToolFailure(trouble, "trouble of " + spec.name());
            }
            return new Output("ok of " + spec.name(), false);
        }
    }

    private ToolBox.Called call(Map<String, List<String>> fallbacks, AgentTool... tools) throws InterruptedException {
        return new ToolBox(List.of(tools), fallbacks, waiting).call("a", Map.of("x", "y"), LIMIT);
    }

    @ParameterizedTest
    @CsvSource({"SERVICE, 5, true, ok of a, 5", "SERVICE, 6, true, trouble of a, 5", "NETWORK, 5, true, trouble of a, 4", "TOOL, 1, false, trouble of a, 0",
        "RATE_LIMIT, 6, false, ok of a, 6", "PERMISSION, 1, true, trouble of a, 0", "VALIDATION, 1, true, trouble of a, 0"})
    void triesAgainAsOftenAsTheTroubleIsWorth(Trouble trouble, int times, boolean repeats, String text, int retries) throws InterruptedException {
        ToolBox.Called called = call(Map.of(), new Troubled("a", trouble, times, repeats));
        assertThat(called).returns(text, ToolBox.Called::text).returns(retries, ToolBox.Called::retries).returns(text.startsWith("trouble"), ToolBox.Called::isError);
        assertThat(pauses).hasSize(retries);
    }

    @Test
    void callsOthersInsteadAndSaysSo() throws InterruptedException {
        AgentTool other = new Troubled("b", Trouble.TOOL, 99, false);
        ToolBox.Called called = call(Map.of("a", List.of("b", "none", "c")), new Troubled("a", Trouble.TOOL, 99, false), other, new Troubled("c", Trouble.TOOL, 0, true));
        assertThat(called).isEqualTo(new ToolBox.Called("c", List.of("a", "b"), 0, "ok of c", false, null));
        assertThat(call(Map.of("a", List.of("c")), new Troubled("a", Trouble.PERMISSION, 1, true), new Troubled("c", Trouble.TOOL, 0, true)).tool()).isEqualTo("a");
    }

    @Test
    void doesNotGoOnWhereTheProcessIsToEnd() throws InterruptedException {
        isOver = true;
        assertThat(call(Map.of(), new Troubled("a", Trouble.SERVICE, 1, true))).returns("trouble of a", ToolBox.Called::text);
        assertThat(pauses).hasSize(1);
    }

    @Test
    void saysWhatItHas() throws InterruptedException {
        ToolBox box = new ToolBox(List.of(new Troubled("b", Trouble.TOOL, 0, true)), Map.of(), waiting);
        assertThat(box.call("a", Map.of(), LIMIT).text()).isEqualTo("there is no tool a: there are b");
        assertThat(box.call("b", null, LIMIT).text()).isEqualTo("the arguments are no object of JSON");
        assertThat(box.call("b", Map.of(), LIMIT).text()).isEqualTo("the object of arguments needs 'x'");
    }
}
