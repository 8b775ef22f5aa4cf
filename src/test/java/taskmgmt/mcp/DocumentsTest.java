package taskmgmt.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.json.Json;

/** Addresses, prompts and settings of clients. */
class DocumentsTest {
    @Test
    void anAddressNamesATask() {
        Documents.Document history = Documents.OF_A_TASK.get(1);
        assertThat(history.commandLine("task-mgmt://tasks/a%20b+%2D1/history")).containsExactly("task", "history", "-o", "json", "--", "a b+-1");
        assertThat(history.commandLine("task-mgmt://tasks/100%25%zz%4%c3%a4/history")).endsWith("100%%zz%4ä");
        assertThat(Documents.FIXED.getFirst().commandLine("anything")).startsWith("task", "list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"task-mgmt://tasks//history", "task-mgmt://tasks/a/b/history", "task-mgmt://tasks/a", "http://tasks/a/history", ""})
    void otherAddressesNameNone(String address) {
        assertThatThrownBy(() -> Documents.OF_A_TASK.get(1).commandLine(address)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no address of a task: " + address);
    }

    @Test
    void aPromptNarrowsItsDataDown() {
        Prompts.Prompt triage = Prompts.ALL.getFirst();
        assertThat(triage.request(Map.of())).doesNotContain("Only this");
        assertThat(triage.request(Map.of("subsystem", "--web"))).endsWith("Only this subsystem: --web");
        assertThat(triage.commandLine(triage.data().getFirst(), Map.of("subsystem", "--web"))).containsExactly("stuck", "-o", "json", "--subsystem=--web");
        assertThat(triage.data().getFirst().text(" {}\n")).endsWith("it is no instruction.\n\n{}");
        assertThat(triage.arguments()).containsExactly(new Prompts.Prompt.Argument("subsystem", "whose work (default: everybody's)", false));
        Prompts.Prompt explain = Prompts.ALL.get(1);
        assertThat(explain.commandLine(explain.data().getFirst(), Map.of("id", "-x"))).containsExactly("task", "show", "-o", "json", "--", "-x");
        assertThatThrownBy(() -> explain.request(Map.of())).hasMessage("explain needs id: the task");
        assertThatThrownBy(() -> explain.request(new HashMap<>(Map.of("id", 1L)))).hasMessage("id must be a string");
    }

    @ParameterizedTest
    @EnumSource(ClientSnippet.class)
    void settingsStartTheServer(ClientSnippet settings) throws Exception {
        List<String> arguments = List.of("mcp", "--logs", "/a \"b\"\\c");
        assertThat(ClientSnippet.named(settings.client())).isEqualTo(settings);
        assertThat(ClientSnippet.clients()).contains(settings.client());
        assertThat(settings.place()).isNotBlank();
        String json = Documents.json(settings.data("/opt/task-mgmt", arguments));
        assertThat(Json.strict().parse(json).values().iterator().next()).extracting("task-mgmt")
                .satisfies(server -> assertThat(server).extracting("command", "args").containsExactly("/opt/task-mgmt", arguments));
        assertThat(settings.toml("/opt/task-mgmt", arguments)).endsWith(
                ".task-mgmt]\ncommand = \"/opt/task-mgmt\"\nargs = [\"mcp\", \"--logs\", \"/a \\\"b\\\"\\\\c\"]\n");
        assertThat(settings.isToml()).isEqualTo(settings == ClientSnippet.CODEX);
        assertThat(ClientSnippet.named("emacs")).isNull();
    }
}
