package taskmgmt.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.Tool;

/** Programs that do tasks, from {@code task create} to a verified completion. */
class AgentRunCommandTest {
    @TempDir
    private Path directory;
    private Tool tool;

    @BeforeEach
    void open() throws IOException {
        tool = Tool.in(directory).environment("PATH", System.getenv("PATH")).ticking();
        Files.createDirectories(directory.resolve("logs"));
    }

    /** Agents that are lines for a shell, as {@code name: line}, with more keys behind an {@code @}. */
    private void agents(String... lines) throws IOException {
        StringBuilder text = new StringBuilder("agents:\n");
        for (String each : lines) {
            String[] parts = each.split(": ", 2);
            String[] rest = parts[1].split(" @ ", 2);
            text.append("  ").append(parts[0]).append(":\n    kind: command\n    capabilities: ['*']\n    argv: [sh, -c, '").append(rest[0].replace("'", "''"))
                    .append("']\n").append(rest.length == 1 ? "" : "    " + rest[1] + "\n");
        }
        Files.writeString(directory.resolve("logs/agents.yaml"), text);
    }

    private Tool.Outcome run(String... words) {
        return tool.run(words);
    }

    private void task(String... more) {
        List<String> words = new ArrayList<>(List.of("task", "create", "--id", "t1", "--title", "Do it", "--type", "work"));
        words.addAll(List.of(more));
        assertThat(run(words.toArray(String[]::new)).status()).isZero();
    }

    private List<String> events() throws IOException {
        return Files.readAllLines(directory.resolve("logs/registry.jsonl"));
    }

    @Test
    void repairsAFailingTestAndProvesIt() throws IOException {
        Path repository = Files.createDirectories(directory.resolve("repository"));
        for (String each : List.of("price.sh", "test.sh")) {
            Files.copy(Golden.inProject("examples/agents/repository/" + each), repository.resolve(each));
        }
        Files.copy(Golden.inProject("examples/agents/fix-test.sh"), directory.resolve("fix-test.sh"));
        assertThat(directory.resolve("fix-test.sh").toFile().setExecutable(true)).isTrue();
        run("agent", "register", Golden.inProject("examples/agents/agents.yaml").toString());
        run("agent", "disable", "thinker");
        run("task", "create", "--id", "fix", "--title", "Make the test pass", "--type", "bug_fix", "--requires-verification");
        Tool.Outcome outcome = run("agent", "run", "fix", "--directory", "repository", "--verify", "sh test.sh");
        assertThat(outcome).as(outcome.err()).returns(0, Tool.Outcome::status);
        assertThat(outcome.out()).contains("fix is completed", "planner: rules, 1 step completed", "divided by 100 instead of 10 in price.sh", "tokens, $0.01");
        assertThat(events().getLast()).contains("\"verification\":{\"passed\":true", "\"proof\":\"checked\"", "\"cost_usd\":0.01");
        assertThat(events()).anySatisfy(each -> assertThat(each).contains("task.completed", "\"agent\":\"fixer\"", "\"tokens_processed\":"));
        assertThat(run("agent", "health", "fixer", "-o", "jsonl").out()).contains("\"health\":\"healthy\"", "\"steps\":1");
        assertThat(run("audit", "verify").status()).isZero();
        assertThat(run("agent", "run", "fix").status()).isEqualTo(4);
    }

    @Test
    void plansAgainWithTheErrorUntilItIsRight() throws IOException {
        agents("a: if grep -q 'no flag'; then touch flag; fi; echo tried");
        task();
        Tool.Outcome outcome = run("agent", "run", "t1", "--verify", "test -e flag || { echo no flag; false; }", "-o", "jsonl");
        assertThat(outcome).as(outcome.err()).returns(0, Tool.Outcome::status);
        assertThat(outcome.out()).contains("\"replans\":1", "\"status\":\"completed\"");
        assertThat(outcome.err()).contains("plan again, the first time: the verification failed with exit code 1: no flag");
    }

    @Test
    void givesUpAfterThreePlansMore() throws IOException {
        agents("a: echo bad >&2; exit 3");
        task();
        Tool.Outcome outcome = run("agent", "run", "t1", "-o", "jsonl");
        assertThat(outcome).returns(1, Tool.Outcome::status);
        assertThat(outcome.out()).contains("\"replans\":3", "\"error_code\":\"PLAN_EXECUTION_ERROR\"", "agent a: exit code 3: bad");
        assertThat(events().stream().filter(each -> each.contains("task.created"))).hasSize(5);
        assertThat(run("agent", "health").status()).isZero();
        assertThat(run("agent", "run", "t1", "--replans", "0", "-q", "-o", "jsonl").out()).contains("\"replans\":0");
        assertThat(run("agent", "health", "-o", "jsonl").out()).contains("\"health\":\"down\"", "\"failures\":5", "\"error_rate\":1");
        assertThat(run("agent", "health").status()).isEqualTo(1);
    }

    @Test
    void handsOverToTheNextAgent() throws IOException {
        agents("a: exit 0 @ fallback: [c, b]", "b: echo never", "c: echo '{\"result\": \"by c\"}'");
        task();
        Tool.Outcome outcome = run("agent", "run", "t1", "--agent", "a", "-o", "jsonl");
        assertThat(outcome).as(outcome.err()).returns(0, Tool.Outcome::status);
        assertThat(outcome.out()).contains("\"agent\":\"c\"", "\"from_fallback\":true", "\"original_agent\":\"a\"", "\"fallbacks_attempted\":[\"c\"]", "\"result\":\"by c\"");
        assertThat(outcome.err()).contains("RESULT_MAPPING_ERROR: agent a ended with exit code 0 and wrote nothing", "agent c takes over");
        assertThat(events().getLast()).contains("\"from_fallback\":true", "\"original_agent\":\"a\"", "\"fallbacks_attempted\":[\"c\"]");
        assertThat(run("agent", "run", "t1", "-a", "a").status()).isEqualTo(4);
    }

    /** Otherwise a prompt would depend on what happened to end first. */
    @Test
    void givesAStepTheResultsOfThoseThatItNeedsAndOfNoOthers() throws IOException {
        agents("a: p=$(cat); case \"$p\" in *'now: last'*) echo \"$p\" | grep -c said;; *) echo said; esac");
        task("--input", """
                {"steps": [{"id": "w", "title": "same"}, {"id": "x", "title": "same"}, {"id": "y", "title": "y", "needs": ["w", "x"]}, {"id": "z", "title": "z"},
                 {"id": "v", "title": "v", "needs": ["z"]}, {"id": "last", "title": "last", "needs": ["y"]}]}""");
        Tool.Outcome outcome = run("agent", "run", "t1", "-o", "jsonl");
        assertThat(outcome).as(outcome.err()).returns(0, Tool.Outcome::status);
        assertThat(events()).anySatisfy(each -> assertThat(each).contains("\"result\":{\"text\":\"3\"}"));
    }

    @Test
    void takesThreeStepsAtATimeAndTellsLaterOnesWhatCameBefore() throws IOException {
        agents("a: p=$(cat); case \"$p\" in *'now: sum'*) echo \"$p\" | grep -c said;; *) n=0; touch run.$$; while [ $(ls run.* | wc -l) -lt 3 ]; do sleep 0.05; done; echo said; esac");
        task("--input", """
                {"steps": [{"id": "x", "title": "x"}, {"id": "y", "title": "y"}, {"id": "z", "title": "z"}, {"id": "sum", "title": "sum", "needs": ["x", "y", "z"]}]}""");
        Tool.Outcome outcome = run("agent", "run", "t1", "-o", "jsonl");
        assertThat(outcome).as(outcome.err()).returns(0, Tool.Outcome::status);
        assertThat(outcome.out()).contains("\"steps\":4", "\"result\":\"3\"");
        assertThat(events()).anySatisfy(each -> assertThat(each).contains("\"progress_percent\":75", "\"subtasks_total\":4"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "steps: 2|--max-steps 1|the budget of 1 step is used up",
        "steps: 2|--max-tokens 100|the budget of 100 tokens is used up: 150 were used",
        "cost: 0.2|--replans 0|the budget of $0.2 is used up: $0.25 were spent",
        "tokens: 100|--replans 0|the budget of 100 tokens is used up: 150 were used"})
    void endsTruthfullyWhereTheBudgetDoes(String budget, String options, String why) throws IOException {
        agents("a: echo '{\"result\": \"ok\", \"total_cost_usd\": 0.25, \"usage\": {\"input_tokens\": 100, \"output_tokens\": 50}}' @ budget: {" + budget + "}");
        task("--input", "{\"steps\": [{\"title\": \"x\"}, {\"title\": \"y\", \"needs\": [\"1\"]}]}");
        List<String> words = new ArrayList<>(List.of("agent", "run", "t1", "-o", "jsonl"));
        words.addAll(List.of(options.split(" ", -1)));
        Tool.Outcome outcome = run(words.toArray(String[]::new));
        assertThat(outcome).as(outcome.err()).returns(1, Tool.Outcome::status);
        assertThat(outcome.out()).contains(why, "\"status\":\"failed\"", "\"steps\":1");
    }

    @Test
    void endsAStepWhoseTimeIsOver() throws IOException {
        agents("a: sleep 60 @ timeout: 300ms");
        task();
        Tool.Outcome outcome = run("agent", "run", "t1", "-o", "jsonl");
        assertThat(outcome).returns(1, Tool.Outcome::status);
        assertThat(outcome.out()).contains("\"error_code\":\"TIMEOUT\"", "timed out after");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[none-such]|AGENT_METHOD_NOT_SUPPORTED|2|cannot be started: No such file or directory",
        "[echo, '{\"is_error\": true, \"result\": \"no credit\"}']|PLAN_EXECUTION_ERROR|1|agent a says that it failed: no credit"})
    void saysByTypeWhatWentWrong(String argv, String fault, int status, String message) throws IOException {
        Files.writeString(directory.resolve("logs/agents.yaml"), "agents:\n  a:\n    kind: command\n    capabilities: ['*']\n    argv: " + argv + "\n");
        task();
        Tool.Outcome outcome = run("agent", "run", "t1", "--replans", "0", "-o", "jsonl");
        assertThat(outcome).as(outcome.err()).returns(status, Tool.Outcome::status);
        assertThat(outcome.out()).contains("\"error_code\":\"" + fault + "\"", message);
    }

    @Test
    void leavesATaskAloneThatNobodyCanDo() throws IOException {
        task();
        int before = events().size();
        assertThat(run("agent", "run", "t1")).returns(3, Tool.Outcome::status).returns("task-mgmt: NO_CAPABLE_AGENTS: no agent is registered, so nobody does task t1: "
                + "'task-mgmt agent register FILE' adds some\n", Tool.Outcome::err);
        agents("a: true @ enabled: false");
        assertThat(run("agent", "run", "t1", "--agent", "a").status()).isEqualTo(4);
        assertThat(run("agent", "run", "none").status()).isEqualTo(3);
        assertThat(run("agent", "run", "t1", "--directory", "none").status()).isEqualTo(2);
        assertThat(run("agent", "run", "t1", "--max-cost", "0").status()).isEqualTo(2);
        assertThat(run("agent", "run", "t1", "--timeout", "0s").status()).isEqualTo(2);
        assertThat(events()).hasSize(before);
    }

    @Test
    void saysWhoWouldDoItAndDoesNothing() throws IOException {
        agents("a: true", "b: true");
        task("--description", "- one\n- two", "--priority", "8");
        int before = events().size();
        assertThat(run("agent", "run", "t1", "--dry-run").out()).contains("Agent             a\n", "Fallback          b\n", "Complexity        3 of 10", "Planner           rules");
        assertThat(run("agent", "run", "t1", "--dry-run", "-o", "json").out()).contains("\"planner\": \"rules\"", "\"fallbacks\"");
        task2("{\"steps\": [{\"id\": \"x\", \"title\": \"x\", \"needs\": [\"y\"]}, {\"id\": \"y\", \"title\": \"y\", \"needs\": [\"x\"]}]}");
        assertThat(run("agent", "run", "t2", "--dry-run")).returns(1, Tool.Outcome::status)
                .satisfies(each -> assertThat(each.err()).contains("PLAN_EXECUTION_ERROR: deadlock: x waits for y waits for x"));
        assertThat(events()).hasSize(before + 1);
    }

    private void task2(String input) {
        assertThat(run("task", "create", "--id", "t2", "--title", "Do it", "--type", "work", "--input", input).status()).isZero();
    }

    @Test
    void remembersTasksLikeIt() throws IOException {
        agents("a: cat");
        task();
        assertThat(run("agent", "run", "t1", "-o", "jsonl").out()).doesNotContain("recorded of tasks like it");
        task2("{\"n\": 1}");
        assertThat(run("agent", "run", "t2", "-o", "jsonl").out()).contains("What is recorded of tasks like it:\\n- 'Do it' is completed: Task t1: Do it\"", "Input: {\\\"n\\\":1}");
    }

    @Test
    void leavesNoFileWithThePromptEvenWhileTheProgramRuns() throws IOException {
        agents("a: until [ \"$(stat -Lc %h /dev/stdin)\" = 0 ]; do sleep 0.01; done; cat");
        task();
        assertThat(run("agent", "run", "t1", "-o", "jsonl").out()).contains("Do it");
    }

    @Test
    void givesAProgramItsPromptAsAnArgumentThatNoShellReads() throws IOException {
        Files.writeString(directory.resolve("logs/agents.yaml"), "agents:\n  a:\n    kind: command\n    capabilities: ['*']\n    argv: [printf, '%s']\n    prompt: argument\n");
        run("task", "create", "--id", "t1", "--title", "$(touch evil); `id` \"x\"", "--type", "work");
        assertThat(run("agent", "run", "t1", "-o", "jsonl").out()).contains("$(touch evil); `id` \\\"x\\\"");
        assertThat(directory.resolve("evil")).doesNotExist();
    }
}
