package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.MarkdownTable;
import taskmgmt.testkit.Tool;
import taskmgmt.testkit.Tour;

/** What README says about the program is what the program says; {@link DocumentationTest} looks at its links. */
class ReadmeTest {
    private static final String README = "README.md";
    private static final int MAX_LINES = 250;
    private static final int TOUR_COMMANDS = 14;

    @TempDir
    private Path directory;

    @Test
    void itsCommandsPrintWhatItShows() throws Exception {
        Golden.check(README, new Tour(directory).replayed(Files.readAllLines(Golden.inProject(README))));
    }

    @Test
    void itCanBeReadInOneSitting() throws IOException {
        assertThat(text().lines()).hasSizeLessThanOrEqualTo(MAX_LINES);
        assertThat(text().lines().filter(line -> line.startsWith("$ task-mgmt "))).hasSize(TOUR_COMMANDS);
    }

    @Test
    void itListsExactlyTheCommandsThatThereAre() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String word : CommandTree.firstWords()) {
            rows.add("| `" + word + "` | " + String.join(", ", CommandTree.verbs(word)) + " | " + ProgramHelp.summary(word) + " |");
        }
        MarkdownTable.check(README, "command", rows);
    }

    @Test
    void itListsExactlyTheExitCodesThatThereAre() throws IOException {
        MarkdownTable.check(README, "code", Arrays.stream(ExitCode.values())
                .map(code -> "| " + code.number() + " | " + code.meaning() + " |").toList());
    }

    @Test
    void itLeadsToEveryTopic() throws IOException {
        assertThat(text().lines().filter(line -> line.startsWith("- ")).flatMap(line -> found("(\\[[a-z-]+\\]\\([^)]+\\))", line).stream()))
                .containsExactlyInAnyOrderElementsOf(HelpTopics.NAMES.stream()
                        .map(topic -> "[" + topic + "](src/docs/" + HelpTopics.file(topic) + ")").toList());
    }

    @Test
    void itAndThePageOnSettingsNameTheVariablesThatHelpNames() throws IOException {
        Set<String> variables = new TreeSet<>();
        for (String name : Catalog.names()) {
            String help = Tool.in(directory).run((name + " --help").split(" ", -1)).out();
            variables.addAll(found("(TASK_MGMT_[A-Z_]+)", help));
        }

        assertThat(variables).isNotEmpty().isSubsetOf(found("(TASK_MGMT_[A-Z_]+)", text() + Files.readString(Golden.inProject("src/docs/settings.md"))));
    }

    @Test
    void itLinksToEveryExample() throws IOException {
        List<String> links = found("\\]\\(([^)#:]+)\\)", text());

        try (var examples = Files.newDirectoryStream(Golden.inProject("examples"), "*.sh")) {
            for (Path example : examples) {
                assertThat(links).contains("examples/" + example.getFileName());
            }
        }
    }

    private static String text() throws IOException {
        return Files.readString(Golden.inProject(README));
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(result -> result.group(1)).toList();
    }
}
