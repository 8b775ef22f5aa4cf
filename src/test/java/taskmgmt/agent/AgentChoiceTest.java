package taskmgmt.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentChoiceTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final TaskFacts TASK = new TaskFacts("t1", "bug_fix", "Fix it", "", 5, List.of("java"), Map.of());

    private static AgentCatalogue agents(String... lines) {
        return Objects.requireNonNull(AgentsParser.parse("agents:\n  " + String.join("\n  ", lines) + "\n").value());
    }

    private static String agent(String name, String capabilities, String more) {
        return name + ": {kind: command, argv: [x], capabilities: [" + capabilities + "]" + more + "}";
    }

    /** Steps that ended one a minute, the last one now: {@code +} completed in 10 s, {@code -} failed. */
    private static AgentHistory history(String ends, int running) {
        List<AgentHistory.Ended> steps = new ArrayList<>();
        for (int i = 0; i < ends.length(); i++) {
            boolean good = ends.charAt(i) == '+';
            steps.add(new AgentHistory.Ended("bug_fix", good ? null : "error " + i, NOW.minus(Duration.ofMinutes(ends.length() - 1 - i)),
                    good ? Duration.ofSeconds(10) : null));
        }
        return new AgentHistory(steps, running, ends.isEmpty() ? null : NOW);
    }

    private static AgentChoice choose(AgentCatalogue agents, Map<String, AgentHistory> histories, @Nullable String named) throws AgentException {
        return AgentChoice.of(TASK, agents, histories, named, NOW);
    }

    private static String names(List<ScoredAgent> agents) {
        return String.join(" ", agents.stream().map(each -> each.agent().name()).toList());
    }

    @Test
    void takesTheFirstOfEqualOnes() throws AgentException {
        AgentChoice choice = choose(agents(agent("a", "'*'", ""), agent("b", "'*'", ""), agent("c", "java", ""), agent("d", "deploy", "")), Map.of(), null);
        assertThat(choice.first().agent().name()).isEqualTo("a");
        assertThat(names(choice.fallbacks())).isEqualTo("b c");
        assertThat(choice.first().shownScore()).hasToString("15.00");
    }

    @Test
    void prefersWhoIsNamedForItSucceedsIsFreeAndHealthy() throws AgentException {
        AgentCatalogue agents = agents(agent("a", "'*'", ", capacity: 2"), agent("b", "'*'", ", capacity: 2"));
        assertThat(choose(agents(agent("a", "'*'", ""), agent("b", "bug_fix", "")), Map.of(), null).first().agent().name()).isEqualTo("b");
        assertThat(choose(agents, Map.of("a", history("++-", 0), "b", history("+++", 0)), null).first().agent().name()).isEqualTo("b");
        assertThat(choose(agents, Map.of("a", history("", 1)), null).first().agent().name()).isEqualTo("b");
        assertThat(choose(agents, Map.of("a", history("-----", 0), "b", history("---++", 0)), null).first().agent().name()).isEqualTo("b");
        assertThat(choose(agents(agent("a", "bug_fix", ""), agent("b", "'*'", "")), Map.of("a", history("", 1)), null).first().agent().name()).isEqualTo("b");
    }

    @Test
    void prefersTheFasterOne() throws AgentException {
        List<AgentHistory.Ended> fast = history("+++", 0).steps().stream().map(each -> new AgentHistory.Ended(each.type(), null, each.at(), Duration.ofSeconds(5))).toList();
        AgentChoice choice = choose(agents(agent("a", "'*'", ""), agent("b", "'*'", "")), Map.of("a", history("+++", 0), "b", new AgentHistory(fast, 0, NOW)), null);
        assertThat(choice.first().agent().name()).isEqualTo("b");
        assertThat(choice.first().forecast()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void asksFallbacksInTheOrderThatTheFirstOneWants() throws AgentException {
        String[] others = {agent("b", "bug_fix", ""), agent("c", "'*', x, y", ""), agent("d", "'*'", ""), agent("e", "'*', x", "")};
        Map<String, AgentHistory> histories = Map.of("d", history("+++", 0), "c", history("---", 0), "e", history("+++++", 0));
        for (Map.Entry<String, String> each : Map.of("fallback: [e, c]", "e c", "fallback_order: similarity", "e c d", "fallback_order: performance", "e d b",
                "fallback_order: none", "").entrySet()) {
            List<String> lines = new ArrayList<>(List.of(agent("a", "'*', x, z", ", " + each.getKey())));
            lines.addAll(List.of(others));
            assertThat(names(choose(agents(lines.toArray(String[]::new)), histories, "a").fallbacks())).as(each.getKey()).isEqualTo(each.getValue());
        }
        assertThat(AgentChoice.similarity(agents(agent("a", "x", "")).byName().values().iterator().next(), agents(agent("b", "y", "")).byName().values().iterator().next()))
                .isZero();
    }

    /** Whose last steps all failed takes none of the three places of those that work, unless there are too few of them. */
    @Test
    void asksThoseThatAreDownLast() throws AgentException {
        Map<String, AgentHistory> histories = Map.of("b", history("-----", 0), "c", history("-----", 0));
        AgentCatalogue four = agents(agent("a", "'*'", ", fallback: [b, c, d, e]"), agent("b", "'*'", ""), agent("c", "'*'", ""), agent("d", "'*'", ""),
                agent("e", "'*'", ""));
        assertThat(names(choose(four, histories, "a").fallbacks())).isEqualTo("d e b");
        AgentCatalogue alike = agents(agent("a", "'*', x", ", fallback_order: similarity"), agent("b", "'*', x", ""), agent("c", "'*'", ""), agent("d", "'*'", ""));
        assertThat(names(choose(alike, histories, "a").fallbacks())).isEqualTo("d b c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "none|-|NO_CAPABLE_AGENTS|no agent is registered, so nobody does task t1: 'task-mgmt agent register FILE' adds some",
        "other|-|NO_CAPABLE_AGENTS|no agent is for tasks of type 'bug_fix': see CAPABILITIES",
        "off|-|NO_CAPABLE_AGENTS|no agent is for tasks of type 'bug_fix' but a, disabled: 'task-mgmt agent enable a'",
        "off|a|TASK_AGENT_INCOMPATIBLE|agent a is disabled",
        "other|a|TASK_AGENT_INCOMPATIBLE|agent a is for deploy, and not for tasks of type 'bug_fix'",
        "other|z|NO_CAPABLE_AGENTS|no agent 'z'",
        "full|-|CONCURRENCY_LIMIT|all agents that could do it work on as many tasks as they may: try again later",
        "full|a|CONCURRENCY_LIMIT|agent a works on 1 tasks, and may on 1: try again later"})
    void saysWhyNobodyDoesIt(String which, @Nullable String named, AgentFault fault, String message) {
        AgentCatalogue agents = switch (which) {
            case "none" -> AgentCatalogue.NONE;
            case "other" -> agents(agent("a", "deploy", ""));
            case "off" -> agents(agent("a", "'*'", ", enabled: false"));
            default -> agents(agent("a", "'*'", ""));
        };
        Map<String, AgentHistory> histories = which.equals("full") ? Map.of("a", history("", 1)) : Map.of();
        assertThatThrownBy(() -> choose(agents, histories, named)).isInstanceOfSatisfying(AgentException.class, e -> {
            assertThat(e.fault()).isEqualTo(fault);
            assertThat(e.words()).startsWith(fault + ": " + message);
        });
    }

    @ParameterizedTest
    @CsvSource({"'', unknown", "+, healthy", "-, unknown", "--, unknown", "+-, healthy", "---, degraded", "+--, degraded", "++-, healthy", "+++-----, down", "-----+, degraded", "----, degraded"})
    void knowsHowAnAgentIsByItsLastSteps(String ends, String health) {
        assertThat(history(ends, 0).health(NOW).text()).isEqualTo(health);
    }

    @Test
    void givesAnAgentThatIsDownAnotherChanceAfterAWhile() throws AgentException {
        AgentHistory down = history("-----", 0);
        assertThat(down.health(NOW.plus(Duration.ofMinutes(2)))).isEqualTo(AgentHistory.Health.DEGRADED);
        assertThat(down.lastError()).isEqualTo("error 4");
        assertThat(down.failures()).isEqualTo(5);
        assertThat(AgentHistory.NONE.lastError()).isNull();
        assertThat(history("++", 0).usualDuration("bug_fix")).isNull();
        assertThat(choose(agents(agent("a", "'*'", "")), Map.of("a", down), null).first().health()).isEqualTo(AgentHistory.Health.DOWN);
    }

    @ParameterizedTest
    @CsvSource({"Fix it, 5, 1, 30", "analyze and research and plan the work, 5, 4, 75", "coordinate, 8, 4, 112", "integrate Research ANALYZE plan coordinate, 10, 8, 202"})
    void analysesByWordsAndPriority(String title, int priority, int complexity, long seconds) {
        assertThat(Analysis.of(new TaskFacts("t", "x", title, "", priority, List.of(), Map.of()))).isEqualTo(new Analysis(complexity, Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @CsvSource({"198, 1, 30", "199, 2, 45", "499, 3, 60"})
    void analysesByLength(int length, int complexity, long seconds) {
        assertThat(Analysis.of(new TaskFacts("t", "x", "", "y".repeat(length), 5, List.of(), Map.of()))).isEqualTo(new Analysis(complexity, Duration.ofSeconds(seconds)));
        assertThat(Analysis.of(new TaskFacts("t", "x", "analyze research plan coordinate integrate", "y".repeat(600), 9, List.of(), Map.of())))
                .isEqualTo(new Analysis(10, Duration.ofSeconds(247)));
    }
}
