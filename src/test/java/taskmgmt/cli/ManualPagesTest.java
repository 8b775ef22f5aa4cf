package taskmgmt.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Parameter;
import taskmgmt.cli.command.ParameterGroup;

class ManualPagesTest {
    private static final Map<String, String> PAGES = ManualPages.of(LocalDate.of(2026, 1, 31), "9.9");

    @TempDir
    private Path directory;

    private static String page(String words) {
        return Objects.requireNonNull(PAGES.get(ManualPages.page(words) + ".1"), words);
    }

    private static String roff(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("\"", "\\(dq").replace("^", "\\(ha")
                .replace("~", "\\(ti").replace("…", "\\[u2026]");
    }

    @Test
    void everyCommandAndEveryNounHasItsPageAndNothingElseDoes() {
        TreeSet<String> expected = new TreeSet<>(List.of("task-mgmt.1"));
        for (String name : Catalog.names()) {
            for (int end = name.indexOf(' '); end > 0; end = name.indexOf(' ', end + 1)) {
                expected.add("task-mgmt-" + name.substring(0, end).replace(' ', '-') + ".1");
            }
            expected.add("task-mgmt-" + name.replace(' ', '-') + ".1");
        }

        assertThat(PAGES.keySet()).containsExactlyInAnyOrderElementsOf(expected)
                .contains("task-mgmt-task.1", "task-mgmt-task-create.1", "task-mgmt-audit-key.1", "task-mgmt-audit-key-init.1", "task-mgmt-sla.1");
    }

    @Test
    void aCommandsPageHasAllOfItsParametersAndExamples() {
        for (String name : Catalog.names()) {
            Command command = Objects.requireNonNull(Catalog.command(name));
            for (ParameterGroup group : command.groups()) {
                for (Parameter parameter : group.parameters()) {
                    String word = roff(parameter.name());
                    assertThat(page(name)).as("%s %s", name, word).contains(parameter.isOption() ? "\\fB" + word + "\\fR" : "\n\\fI" + word + "\\fR\n");
                }
            }
            assertThat(page(name)).contains("\n.SH \"EXIT STATUS\"\n", "\n\\fB70\\fR\n");
            assertThat(command.exampleLines()).allSatisfy(line -> assertThat(page(name)).contains(roff(line) + "\n"));
        }
    }

    @Test
    void aPageSaysWhichVariablesAndFilesItsCommandHas() {
        assertThat(page("task create")).contains(".SH \"ENVIRONMENT\"\n.TP\n\\fBTASK_MGMT_LOGS\\fR\nthe log directory\n", "\\fBTASK_MGMT_SYNC\\fR",
                ".SH \"FILES\"\n.TP\n\\fBlogs/registry.jsonl\\fR\n").doesNotContain("TASK_MGMT_STRATEGY");
        assertThat(page("")).contains("\\fBTASK_MGMT_STRATEGY\\fR", "\\fBlog\\-format\\fR", "\n\\fBworkflow\\fR\n");
        assertThat(page("version")).contains("ENVIRONMENT", "TASK_MGMT_OUTPUT").doesNotContain("TASK_MGMT_LOGS", "FILES");
    }

    @Test
    void aPageLeadsToThoseAroundIt() {
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            assertThat(Pattern.compile("\n\\.BR (\\S+) \\(1\\)").matcher(page.getValue()).results().map(found -> found.group(1).replace("\\", "") + ".1"))
                    .as(page.getKey()).isNotEmpty().isSubsetOf(PAGES.keySet()).doesNotContain(page.getKey());
        }
        assertThat(page("audit key init")).contains(".BR task\\-mgmt\\-audit\\-key (1),", ".BR task\\-mgmt\\-audit\\-key\\-rotate (1)\n");
        assertThat(page("audit key")).contains(".SH \"COMMANDS\"\n.TP\n\\fBinit\\fR\n", "VERB [OPTIONS]");
    }

    /** Where neither of the two programs that know is installed, this is skipped. */
    @Test
    void thoseWhoReadPagesFindNothingWrongWithThem() throws IOException, InterruptedException {
        List<String> checker = isThere("mandoc") ? List.of("mandoc", "-Tlint", "-Wwarning") : List.of("groff", "-man", "-ww", "-z");
        assumeTrue(isThere(checker.getFirst()), "neither mandoc nor groff is installed: the pages of the manual are not checked by another program");
        List<String> command = new ArrayList<>(checker);
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            command.add(Files.writeString(directory.resolve(page.getKey()), page.getValue()).toString());
        }

        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();

        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    private static boolean isThere(String program) {
        return Pattern.compile(File.pathSeparator).splitAsStream(Objects.requireNonNullElse(System.getenv("PATH"), ""))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
