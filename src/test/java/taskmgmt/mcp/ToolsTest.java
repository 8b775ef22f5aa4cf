package taskmgmt.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taskmgmt.number.Decimal;

/** From the arguments of a tool to a command line, and from what that prints to an answer. */
class ToolsTest {
    private static Tool tool(String name) {
        return Tools.ALL.stream().filter(tool -> tool.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> words(String tool, @Nullable Object... pairs) {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            arguments.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return tool(tool).commandLine(arguments, "me-1");
    }

    /** What others have written may look like an option, and is none. */
    @Test
    void valuesNeverBecomeOptions() {
        assertThat(words("create", "title", "--help", "tags", List.of("-o", "x=y"), "requires_verification", true, "metadata", Map.of("a", 1L)))
                .containsExactly("task", "create", "--title=--help", "--tag=-o", "--tag=x=y", "--metadata={\"a\":1}", "--requires-verification");
        assertThat(words("show", "id", "--logs=/etc")).containsExactly("task", "show", "-o", "jsonl", "--", "--logs=/etc");
    }

    @Test
    void whatIsNotGivenIsNotSaid() {
        assertThat(words("list")).containsExactly("task", "list", "-o", "jsonl");
        assertThat(words("list", "text", null, "overdue", false)).containsExactly("task", "list", "-o", "jsonl");
        assertThat(words("create", "title", "t")).containsExactly("task", "create", "--title=t");
    }

    @Test
    void whoClaimsIsTheClientUnlessItSaysOtherwise() {
        assertThat(words("claim")).containsExactly("task", "claim", "--worker=me-1", "--next", "-o", "jsonl");
        assertThat(words("claim", "id", "a", "worker", "w", "lease", "2m"))
                .containsExactly("task", "claim", "--lease=2m", "--worker=w", "-o", "jsonl", "--", "a");
    }

    @Test
    void numbersAndAnyValuesGoThrough() {
        assertThat(words("progress", "id", "a", "token", 7L, "percent", Decimal.parse("12.5")))
                .containsExactly("task", "progress", "--token=7", "--percent=12.5", "-o", "jsonl", "--", "a");
        assertThat(words("complete", "id", "a", "token", 7L, "result", "12")).contains("--result=\"12\"");
        assertThat(words("complete", "id", "a", "token", 7L, "result", List.of(1L, "x"))).contains("--result=[1,\"x\"]");
    }

    @Test
    void whatCannotBeUsedIsSaidInOneLine() {
        Map<String, @Nullable Object[]> wrong = new LinkedHashMap<>();
        wrong.put("create needs title: what the task is about", new @Nullable Object[] {"create"});
        wrong.put("title must be a string", new @Nullable Object[] {"create", "title", 1L});
        wrong.put("tags must be a list of strings", new @Nullable Object[] {"create", "title", "t", "tags", "x"});
        wrong.put("priority must be a whole number", new @Nullable Object[] {"create", "title", "t", "priority", "5"});
        wrong.put("metadata must be an object", new @Nullable Object[] {"create", "title", "t", "metadata", "x"});
        wrong.put("overdue must be true or false", new @Nullable Object[] {"list", "overdue", "yes"});
        wrong.put("percent must be a number", new @Nullable Object[] {"progress", "id", "a", "token", 1L, "percent", "half"});
        wrong.put("source must be one of task, incident, insight", new @Nullable Object[] {"search", "words", "x", "source", "mail"});
        wrong.put("show takes no ids; it takes id", new @Nullable Object[] {"show", "ids", "a"});
        wrong.forEach((message, call) -> {
            @Nullable Object[] pairs = new Object[call.length - 1];
            System.arraycopy(call, 1, pairs, 0, pairs.length);
            assertThatThrownBy(() -> words(String.valueOf(call[0]), pairs)).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
        });
        assertThatThrownBy(() -> words("create", "title", "t", "tags", List.of(1L))).hasMessage("tags must be a list of strings");
    }

    @Test
    void theSchemaSaysWhatTheToolTakes() {
        Map<String, @Nullable Object> schema = tool("list").schema();
        assertThat(schema).containsEntry("type", "object").containsEntry("additionalProperties", false).doesNotContainKey("required");
        assertThat(schema.get("properties")).extracting("status").extracting("enum").asString().contains("active");
        assertThat(tool("create").schema()).containsEntry("required", List.of("title"));
        assertThat(tool("create").schema().get("properties")).extracting("tags")
                .isEqualTo(Map.of("type", "array", "description", "words to find it by", "items", Map.of("type", "string")));
        assertThat(tool("complete").schema().get("properties")).extracting("result").isEqualTo(Map.of("description", "what came out of it: any value"));
        Map<String, Boolean> names = new HashMap<>();
        for (Tool tool : Tools.ALL) {
            assertThat(names.put(tool.name(), tool.changes())).isNull();
        }
        assertThat(Tools.reading()).extracting(Tool::name).containsExactly("list", "show", "forecast", "stats", "evidence", "search");
    }

    @Test
    void answersAreObjects() {
        assertThat(tool("create").reply(0, "a_1\n", "")).isEqualTo(new Tool.Reply("{\"task_id\":\"a_1\"}", false, List.of()));
        assertThat(tool("list").reply(0, "{\"a\":1}\n{\"a\":2}\n", "")).isEqualTo(new Tool.Reply("{\"items\":[{\"a\":1},{\"a\":2}]}", false, List.of()));
        assertThat(tool("list").reply(0, "", "").json()).isEqualTo("{\"items\":[]}");
        assertThat(tool("show").reply(0, "", "").json()).isEqualTo("{}");
        assertThat(tool("show").reply(0, "{}\n", "task-mgmt: a\nb\n").remarks()).containsExactly("a", "b");
    }

    @Test
    void aRefusalIsAnErrorAndNoIsAnAnswer() {
        assertThat(tool("complete").reply(4, "", "task-mgmt: no\n")).isEqualTo(new Tool.Reply("{\"error\":\"no\",\"exit_code\":4}", true, List.of()));
        assertThat(tool("claim").reply(1, "", "task-mgmt: none\n")).isEqualTo(new Tool.Reply("{\"answer\":\"none\",\"exit_code\":1}", false, List.of()));
        assertThat(tool("forecast").reply(1, "{\"p\":0.1}\n", "").json()).isEqualTo("{\"p\":0.1}");
        assertThat(tool("show").reply(70, "", "").json()).isEqualTo("{\"error\":\"it ended with 70\",\"exit_code\":70}");
        assertThat(Tool.Reply.refused("x").isError()).isTrue();
    }
}
