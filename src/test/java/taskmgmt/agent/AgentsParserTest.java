package taskmgmt.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.testkit.Golden;

class AgentsParserTest {
    private static final String MODEL = "agents:\n  m:\n    kind: model\n    capabilities: [a]\n    model: x\n";

    private static List<String> problems(String text) {
        return AgentsParser.parse(text).problems().stream().map(each -> each.words()).toList();
    }

    private static Agent agent(String name, String text) {
        return Objects.requireNonNull(Objects.requireNonNull(AgentsParser.parse(text).value()).agent(name));
    }

    @Test
    void readsTheExample() throws IOException {
        String text = Files.readString(Golden.inProject("examples/agents/agents.yaml"));
        assertThat(problems(text)).isEmpty();
        Agent fixer = agent("fixer", text);
        assertThat(fixer.budget()).isEqualTo(new Budget(10, null, 0.5, Duration.ofMinutes(10)));
        assertThat(fixer.fallback()).isEqualTo(new Fallback(Fallback.Order.SEQUENTIAL, List.of("thinker")));
        assertThat(fixer.means()).isEqualTo(new AgentMeans.Program(List.of("./fix-test.sh"), false, AgentMeans.AnswerKeys.USUAL));
        assertThat(fixer.suits("bug_fix", List.of())).isTrue();
        assertThat(fixer.suits("test_run", List.of())).isTrue();
        assertThat(fixer.suits("deploy", List.of("bug_fix"))).isTrue();
        assertThat(fixer.suits("deploy", List.of("bug"))).isFalse();
        Agent thinker = agent("thinker", text);
        assertThat(thinker.mayUse("task_list")).isTrue();
        assertThat(thinker.mayUse("http_get")).isFalse();
        assertThat(thinker.means()).isInstanceOfSatisfying(AgentMeans.Model.class, model -> {
            assertThat(model.keyVariable()).isEqualTo("MODEL_API_KEY");
            assertThat(model.streams()).isTrue();
        });
        assertThat(agent("registry", text)).returns(false, Agent::isEnabled).returns(List.of("registry__*"), Agent::tools);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "kind: robot, capabilities: [a]|'kind': there is no 'robot': there are command, model and mcp",
        "kind: command, capabilities: [a]|agent 'a' needs 'argv'",
        "kind: command, argv: [x]|agent 'a' needs 'capabilities'",
        "kind: command, argv: [''], capabilities: [a]|'argv' begins with the name of a program",
        "kind: command, argv: [x], capabilities: [a], capacity: 0|'capacity': ",
        "kind: command, argv: [x], capabilities: [a], prompt: file|'prompt': 'file' is neither stdin nor argument",
        "kind: command, argv: [x], capabilities: [a], timeout: 0s|'timeout': is 0",
        "kind: command, argv: [x], capabilities: [a], capabilties: [b]|agent 'a' has no 'capabilties' (did you mean 'capabilities'?)",
        "kind: command, argv: [x], capabilities: [a], fallback: [b]|the fallback 'b' of agent 'a' is not there",
        "kind: command, argv: [x], capabilities: [a], fallback: [a]|agent 'a' cannot be its own fallback",
        "kind: command, argv: [x], capabilities: [a], fallback_order: best|'fallback_order': 'best' is none of sequential, similarity, performance and none",
        "kind: command, argv: [x], capabilities: [a], budget: {tokens: 1.5}|'tokens': '1.5' is no number of tokens from 1",
        "kind: command, argv: [x], capabilities: [a], budget: {cost: -1}|'cost': '-1' is no amount of US dollars from 0 to 1000000",
        "kind: command, argv: [x], capabilities: [a], budget: {steps: 0}|'steps': ",
        "kind: model, capabilities: [a], url: 'ftp://x', model: m|'url': 'ftp://x' is no address that begins with http:// or https://",
        "kind: model, capabilities: [a], url: 'http://u:p@x/', model: m|'url': has a user in it: credentials do not belong in an address",
        "kind: model, capabilities: [a], url: 'http://x/?key=1', model: m|'url': 'http://x/?key=1' has a query",
        "kind: model, capabilities: [a], url: 'http://x', model: m, price: {input: 1}|'price' needs 'output'",
        "kind: model, capabilities: [a], url: 'http://x', model: m, answer: {}|agent 'a' has no 'answer'"})
    void saysWhatIsWrongAndWhere(String fields, String problem) {
        assertThat(problems("agents:\n  a: {" + fields + "}\n")).anySatisfy(each -> assertThat(each).matches("2:[0-9]+: .*").contains(problem));
    }

    @Test
    void neverRepeatsAKeyThatStandsWhereItsNameBelongs() {
        assertThat(problems(MODEL + "    url: http://x\n    key: sk-live-4242\n"))
                .containsExactly("7:10: 'key': is not the name of a variable, as in OPENAI_API_KEY: the key itself does not belong in this file");
    }

    @Test
    void saysOfTheFileWhatIsWrongWithIt() {
        assertThat(problems("agents: [a]\n")).containsExactly("1:9: 'agents' has to be a mapping from names to agents, and is a list");
        assertThat(problems("agents: {}\nagent: {}\n")).singleElement().asString().startsWith("2:1: the file has no 'agent' (did you mean 'agents'?)");
        assertThat(problems("tools: {}\n")).contains("1:1: the file needs 'agents'");
        assertThat(problems("agents: {'a b': {kind: command, capabilities: [a], argv: [x]}}\n")).singleElement().asString().contains("is no name of an agent");
        assertThat(problems("agents: {\n")).singleElement().asString().startsWith("2:1: ");
    }

    @Test
    void readsWhatToolsMayTouch() {
        ToolRules rules = Objects.requireNonNull(AgentsParser.parse("""
                agents: {}
                tools: {commands: [make], urls: ["http://localhost:8080"], dangerous: [], fallback: {http_get: [docs__get]}}
                """).value()).rules();
        assertThat(rules).isEqualTo(new ToolRules(List.of("make"), List.of(WebAddress.parse("http://localhost:8080/")), List.of(), Map.of("http_get", List.of("docs__get"))));
        assertThat(rules.isDangerous("write_file")).isFalse();
        assertThat(ToolRules.USUAL.isDangerous("write_file")).isTrue();
        assertThat(problems("agents: {}\ntools: {urls: [localhost]}\n")).singleElement().asString().startsWith("2:15: 'urls': 'localhost' is no address that");
        assertThat(problems("agents: {}\ntools: {urls: ['http://a b']}\n")).singleElement().asString().contains("no host that can be asked");
    }

    @ParameterizedTest
    @CsvSource({"http://h/a, true", "http://H/a/b?q=1, true", "http://h/ab, false", "https://h/a, false", "http://h:81/a, false", "http://h/, false",
        "http://h.evil/a, false", "http://h/a/%41, true"})
    void knowsWhatIsBelowAnAddress(String address, boolean isBelow) {
        ToolRules rules = new ToolRules(List.of(), List.of(WebAddress.parse("http://h/a")), List.of(), Map.of());
        assertThat(rules.allows(WebAddress.parse(address))).isEqualTo(isBelow);
    }

    @ParameterizedTest
    @CsvSource({"http://h/a/../b", "http://h/a/%2E%2e/b", "http://h/a/..%2fb", "http://h\\@evil/a", "http://h@evil/", "http:///a", "http://h:/a", "http://h:123456/",
        "http://h/a#b", "http://h/a b", "file:///etc/passwd", "http://[::1/", "http://h:a/"})
    void refusesAddressesThatProgramsReadDifferently(String address) {
        assertThatThrownBy(() -> WebAddress.parse(address)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesAddressesApart() {
        assertThat(WebAddress.parse("https://Ex-a.com:8443?a=b")).isEqualTo(new WebAddress("https://ex-a.com:8443", "/", "?a=b")).hasToString("https://ex-a.com:8443/?a=b");
        assertThat(WebAddress.parse("http://[::1]:80/x").origin()).isEqualTo("http://[::1]:80");
    }

    @Test
    void joinsBudgetsAndSaysWhichPartIsUsedUp() {
        Budget budget = Budget.USUAL.with(new Budget(1, 100L, 0.25, null));
        Spent spent = new Spent(0, 60, 39, 0.2, true);
        assertThat(budget.usedUp(spent, Duration.ZERO)).isNull();
        assertThat(budget.usedUp(spent.step(), Duration.ZERO)).isEqualTo("the budget of 1 step is used up");
        assertThat(budget.usedUp(spent.and(new Spent(0, 1, 0, 0, false)), Duration.ZERO)).isEqualTo("the budget of 100 tokens is used up: 100 were used");
        assertThat(budget.usedUp(spent.and(new Spent(0, 0, 0, 0.05, true)), Duration.ZERO)).isEqualTo("the budget of $0.25 is used up: $0.25 were spent");
        assertThat(budget.usedUp(spent, Duration.ofMinutes(30))).isEqualTo("the budget of 1800 s is used up");
        assertThat(Budget.NONE.usedUp(spent.step(), Duration.ofDays(1))).isNull();
        assertThat(Spent.NOTHING.toMap()).isEmpty();
        assertThat(spent.toMap()).hasToString("{input_tokens=60, output_tokens=39, cost_usd=0.2}");
    }
}
