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
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.Tool;

/** What README says about the program is what the program says. */
class ReadmeTest {
    private static final String README = "README.md";

    @TempDir
    private Path directory;

    @Test
    void itsCommandsPrintWhatItShows() throws Exception {
        Golden.check(README, new Tour(directory).replayed(Files.readAllLines(Golden.inProject(README))));
    }

    @Test
    void hashesThatItsShellCommandsComputeAreThoseOfTheAuditLog() throws Exception {
        String text = new Tour(directory).replayed(Files.readAllLines(Golden.inProject(README)));
        String audit = Files.readString(directory.resolve("logs/immutable_audit.jsonl"));

        assertThat(found("(?m)^([0-9a-f]{64})(?:  -)?$", text)).hasSize(3).allMatch(audit::contains);
    }

    @Test
    void itListsExactlyTheCommandsThatThereAre() throws IOException {
        checkRows("command", Catalog.NAMES.stream().map(name -> "| `" + name + "` | " + summary(name) + " |").toList());
    }

    @Test
    void itListsExactlyTheExitCodesThatThereAre() throws IOException {
        checkRows("code", Arrays.stream(ExitCode.values())
                .map(code -> "| " + code.number() + " | " + code.meaning() + " |").toList());
    }

    @Test
    void itNamesTheVariablesThatHelpNames() throws IOException {
        Set<String> variables = new TreeSet<>();
        for (String name : Catalog.NAMES) {
            String help = Tool.in(directory).run((name + " --help").split(" ")).out();
            variables.addAll(found("(TASK_MGMT_[A-Z_]+)", help));
        }

        assertThat(variables).isNotEmpty().isSubsetOf(found("(TASK_MGMT_[A-Z_]+)", text()));
    }

    @Test
    void itLinksToFilesThatExistAndToEveryExample() throws IOException {
        List<String> links = found("\\]\\(([^)#:]+)\\)", text());

        assertThat(links).allMatch(link -> Files.exists(Golden.inProject(link)));
        try (var examples = Files.newDirectoryStream(Golden.inProject("examples"), "*.sh")) {
            for (Path example : examples) {
                assertThat(links).contains("examples/" + example.getFileName());
            }
        }
    }

    private static String summary(String name) {
        Command command = Catalog.command(name);
        return command == null ? "" : command.summary();
    }

    private static String text() throws IOException {
        return Files.readString(Golden.inProject(README));
    }

    /** The table with this first heading has these rows and no others. */
    private static void checkRows(String heading, List<String> rows) throws IOException {
        List<String> lines = Files.readAllLines(Golden.inProject(README));
        int first = lines.indexOf(lines.stream().filter(line -> line.startsWith("| " + heading + " |")).findFirst().orElseThrow()) + 2;
        int end = first;
        while (lines.get(end).startsWith("|")) {
            end++;
        }
        List<String> expected = new ArrayList<>(lines.subList(0, first));
        expected.addAll(rows);
        expected.addAll(lines.subList(end, lines.size()));
        Golden.check(README, String.join("\n", expected) + "\n");
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(result -> result.group(1)).toList();
    }
}
