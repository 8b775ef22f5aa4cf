package taskmgmt.run.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import taskmgmt.agent.ToolRules;
import taskmgmt.agent.WebAddress;
import taskmgmt.agent.tool.ToolFailure;
import taskmgmt.agent.tool.Trouble;
import taskmgmt.testkit.PlainServer;

class WebToolTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Waiting WAITING = new Waiting() {
        @Override
        public boolean pause(Duration time) {
            return true;
        }

        @Override
        public boolean isOver() {
            return false;
        }
    };

    private static WebTool tool(String... urls) {
        return new WebTool(new ToolRules(List.of(), List.of(urls).stream().map(WebAddress::parse).toList(), List.of(), Map.of()), WAITING);
    }

    private static ToolFailure failure(WebTool tool, String url) {
        return Objects.requireNonNull(catchThrowableOfType(ToolFailure.class, () -> tool.call(Map.of("url", url), LIMIT)));
    }

    /** A host that was listed may be of this machine; where a redirect leads is said, and not asked. */
    @Test
    void answersWithTheStatusAndTheTextOfWhatWasListed() throws Exception {
        try (PlainServer server = new PlainServer(PlainServer.answer(200, "all good"), PlainServer.answer(302, "", "Location: http://inside.example/"),
                PlainServer.answer(404, "nothing here"), PlainServer.answer(503, ""), PlainServer.answer(429, ""))) {
            WebTool tool = tool(server.url());
            assertThat(tool.call(Map.of("url", server.url() + "/a"), LIMIT)).isEqualTo(new AgentTool.Output("status 200\nall good", false));
            assertThat(tool.call(Map.of("url", server.url() + "/b"), LIMIT).text()).isEqualTo("status 302, which leads to http://inside.example/\n");
            assertThat(tool.call(Map.of("url", server.url() + "/c"), LIMIT)).isEqualTo(new AgentTool.Output("status 404\nnothing here", true));
            assertThat(failure(tool, server.url() + "/d").trouble()).isEqualTo(Trouble.SERVICE);
            assertThat(failure(tool, server.url() + "/e").trouble()).isEqualTo(Trouble.RATE_LIMIT);
            assertThat(server.asked()).hasSize(5);
        }
    }

    @Test
    void asksForNothingElse() {
        assertThat(failure(tool("http://localhost:1/"), "http://127.0.0.1:1/").trouble()).isEqualTo(Trouble.PERMISSION);
        assertThat(failure(tool("http://localhost:1/"), "http://localhost:1/").trouble()).isEqualTo(Trouble.NETWORK);
        assertThat(failure(tool("http://localhost:1/"), "no address").trouble()).isEqualTo(Trouble.VALIDATION);
        assertThat(failure(tool("http://nowhere.invalid/"), "http://nowhere.invalid/x")).hasMessage("http://nowhere.invalid/x: there is no such host");
    }
}
