package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import taskmgmt.cli.command.Session;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.Tool;

class HelpTopicsTest {
    private static final int COLUMNS = 80;

    private final Tool tool = Tool.in(Path.of("."));

    static Stream<String> topics() {
        return HelpTopics.NAMES.stream();
    }

    @Test
    void helpListsEveryTopicInLinesThatFit() {
        List<String> lines = tool.run("help").out().lines().toList();

        for (String topic : HelpTopics.NAMES) {
            assertThat(lines).anyMatch(line -> line.startsWith("  " + topic + " ") && line.endsWith(HelpTopics.summary(topic)));
        }
        assertThat(lines).allMatch(line -> line.length() <= COLUMNS);
    }

    @Test
    void everyCommandHasOneLineInOneGroup() {
        List<String> lines = tool.run("help").out().lines().toList();

        for (String noun : CommandTree.firstWords()) {
            assertThat(lines.stream().takeWhile(line -> !line.startsWith("More about a command")))
                    .filteredOn(line -> line.startsWith("  " + noun + " ")).singleElement().asString().endsWith(" " + ProgramHelp.summary(noun));
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void topicIsShownWithAllItsWordsAndWithoutTheMarksOfMarkdown(String topic) throws Exception {
        Tool.Outcome outcome = tool.run("help", topic);
        String page = Files.readString(Golden.inProject("src/docs/" + HelpTopics.file(topic)));

        assertThat(outcome).returns(0, Tool.Outcome::status).returns("", Tool.Outcome::err);
        assertThat(outcome.out()).contains(page.lines().findFirst().orElseThrow().substring(2) + "\n")
                .doesNotContain("**", "](", "```", "|---");
        String shown = words(outcome.out());
        for (String paragraph : page.replaceAll("(?s)```.*?```", "").split("\n\n", -1)) {
            if (paragraph.matches("(?s)[A-Z].*") && !paragraph.contains("](")) {
                assertThat(shown).contains(words(paragraph.replace("**", "")));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void proseAndTablesFitTheTerminal(String topic) throws IOException {
        for (int columns : new int[] {COLUMNS, 100}) {
            Session session = tool.session();
            HelpTopics.write(topic, columns, session);
            session.out().flush();
            // Code, which is never wrapped, is indented further than anything else.
            assertThat(tool.outcome(0).out().lines().filter(line -> !line.startsWith("    "))).isNotEmpty()
                    .allMatch(line -> line.length() <= columns);
        }
    }

    @Test
    void topicWithTheNameOfACommandFollowsItsHelp() {
        String help = tool.run("doctor", "--help").out();

        assertThat(tool.run("help", "doctor").out()).startsWith(help + "\nWhen a log is damaged\n");
        assertThat(tool.run("help", "policy").out()).startsWith(tool.run("policy", "--help").out() + "\nPolicy, governance, secrets\n");
    }

    @Test
    void misspeltTopicIsRefusedWithTheNearest() {
        assertThat(tool.run("help", "promisses")).isEqualTo(new Tool.Outcome(2, "",
                "task-mgmt: no command and no topic 'promisses' (did you mean 'promises'?); see 'task-mgmt help'\n"));
        assertThat(tool.run("help", "promises", "now").err()).startsWith("task-mgmt: unknown command 'promises'");
    }

    @Test
    void headingsAreBoldOnlyOnATerminalThatTakesColour() {
        assertThat(tool.run("help", "bus").out()).doesNotContain("\u001b");
        assertThat(tool.terminal(COLUMNS).run("help", "bus").out()).startsWith("\u001b[1mThe bus, and ingesting files\u001b[0m\n");
        assertThat(tool.environment("NO_COLOR", "1").run("help", "bus").out()).doesNotContain("\u001b");
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
