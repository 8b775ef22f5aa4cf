package taskmgmt.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AgentsTextTest {
    private static final String FILE = """
            # ours
            agents:
                a:
                    kind: command   # a script
                    capabilities: [x]
                    argv: [./a.sh]

                # the other one
                b:
                    kind: command
                    enabled: 'true'
                    capabilities: [y]
                    argv: [./b.sh]
            # what they may touch
            tools:
                commands: [make]
            """;
    private static final String MORE = """
            agents:
              # said of c
              c:
                kind: command
                capabilities: [z]
                argv:
                - ./c.sh
              a: {kind: command, capabilities: [x, w], argv: [./a2.sh]}
            tools: {commands: [rm]}
            """;

    @Test
    void keepsWhatPeopleWroteWhereAnAgentIsAddedAndReplaced() {
        assertThat(AgentsText.with(FILE, MORE)).isEqualTo("""
                # ours
                agents:
                    a: {kind: command, capabilities: [x, w], argv: [./a2.sh]}

                    # the other one
                    b:
                        kind: command
                        enabled: 'true'
                        capabilities: [y]
                        argv: [./b.sh]
                    c:
                      kind: command
                      capabilities: [z]
                      argv:
                      - ./c.sh
                # what they may touch
                tools:
                    commands: [make]
                """);
        assertThat(AgentsText.with(AgentsText.with(FILE, MORE), MORE)).isEqualTo(AgentsText.with(FILE, MORE));
    }

    @Test
    void takesAFileAsItIsWhereThereIsNone() {
        assertThat(AgentsText.with("", MORE)).isEqualTo(MORE);
        assertThat(AgentsText.with("agents: {}\n", "agents:\n  c: {kind: command, capabilities: [z], argv: [c]}\n"))
                .isEqualTo("agents:\n  c: {kind: command, capabilities: [z], argv: [c]}\n");
    }

    @Test
    void changesOneWordOrAddsOneLine() {
        assertThat(AgentsText.enabled(FILE, "b", false)).isEqualTo(FILE.replace("enabled: 'true'", "enabled: false"));
        assertThat(AgentsText.enabled(FILE, "a", false)).isEqualTo(FILE.replace("    a:\n", "    a:\n        enabled: false\n"));
        assertThat(AgentsText.enabled(AgentsText.enabled(FILE, "a", false), "a", true)).contains("enabled: true");
    }

    @Test
    void refusesWhatItsLinesCannotSay() {
        String flow = "agents: {a: {kind: command, capabilities: [x], argv: [a]}, b: {kind: command, capabilities: [x], argv: [b]}}\n";
        assertThatThrownBy(() -> AgentsText.enabled(flow, "a", false)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("change the file by hand");
        assertThatThrownBy(() -> AgentsText.with(flow, MORE)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("change the file by hand");
        assertThatThrownBy(() -> AgentsText.with(FILE, flow)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AgentsText.with("agents: 1\n", MORE)).isInstanceOf(IllegalArgumentException.class);
    }
}
