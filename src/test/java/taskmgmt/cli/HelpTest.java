package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import taskmgmt.cli.command.Parameter;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.Verb;
import taskmgmt.testkit.Tool;

class HelpTest {
    static Stream<String> commands() {
        return Catalog.verbs().stream().map(Verb::name);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpFitsTheTerminalAndBreaksNoWord(String name) {
        for (int columns : new int[] {60, 80, 120}) {
            String[] arguments = (name + " --help").split(" ", -1);
            Tool.Outcome outcome = Tool.in(Path.of(".")).terminal(columns).run(arguments);

            assertThat(outcome).as("%s at %d columns", name, columns).returns(0, Tool.Outcome::status);
            String help = outcome.out().replaceAll("\u001B\\[[0-9;]*m", "").replaceAll("(?s)\nExamples:\n.*", "\n");
            assertThat(help.lines()).allMatch(line -> line.length() <= columns || line.startsWith("Usage:"));
            String words = words(help);
            for (String description : descriptions(name)) {
                assertThat(words).contains(words(description));
            }
        }
    }

    /** With one blank between words; a line may also be broken behind a hyphen or the like, but not within a time or a number. */
    private static String words(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("(?<=[-/|,\\]}]) ", "");
    }

    private static List<String> descriptions(String name) {
        List<String> all = new ArrayList<>();
        for (ParameterGroup group : Objects.requireNonNull(Catalog.command(name)).groups()) {
            for (Parameter parameter : group.parameters()) {
                all.addAll(List.of(parameter.spec().description()));
            }
        }
        return all;
    }
}
