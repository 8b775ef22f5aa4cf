package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import taskmgmt.audit.AuditReference;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.CommandForm;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.MarkdownTable;
import taskmgmt.testkit.Tool;
import taskmgmt.testkit.Tour;
import taskmgmt.testkit.Words;

/** What README and the pages of {@code src/docs} say about the program is what the program says. */
class DocumentationTest {
    private static final String DOCS = "src/docs";
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]*)(#[^)]*)?\\)");
    private static final Pattern REST_FOR_THE_SHELL = Pattern.compile(" +(?:[|#>]|&&).*");

    @TempDir
    private Path directory;

    static Stream<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(Golden.inProject(DOCS))) {
            return files.map(file -> DOCS + "/" + file.getFileName()).sorted().toList().stream();
        }
    }

    static Stream<String> pagesAndReadme() throws IOException {
        return Stream.concat(Stream.of("README.md"), pages());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void commandsPrintWhatThePageShows(String page) throws Exception {
        Golden.check(page, new Tour(directory).replayed(lines(page)));
    }

    @Test
    void hashesThatShellCommandsComputeAreThoseOfTheAuditLog() throws Exception {
        String text = new Tour(directory).replayed(lines(DOCS + "/log-format.md"));
        String audit = Files.readString(directory.resolve("logs/immutable_audit.jsonl"));

        assertThat(Pattern.compile("(?m)^([0-9a-f]{64})(?:  -)?$").matcher(text).results().map(hash -> hash.group(1)))
                .hasSize(3).allMatch(audit::contains);
    }

    @Test
    void pageOfCommandsListsAllOfThem() throws IOException {
        MarkdownTable.check(DOCS + "/commands.md", "command", Catalog.names().stream()
                .map(name -> "| `" + name + "` | " + existing(name).summary() + " |").toList());
    }

    @Test
    void pageOfAuditActionsListsAllOfThem() throws IOException {
        String page = DOCS + "/audit-actions.md";
        MarkdownTable.check(page, "action", AuditReference.ACTIONS.stream()
                .map(action -> "| `" + action.name() + "` | " + action.when() + " | " + codes(action.metadata()) + " |").toList());
        MarkdownTable.check(page, "key", rows(AuditReference.keys()));
        MarkdownTable.check(page, "fix", rows(AuditReference.fixes()));
        assertThat(text(page)).contains("\n" + codes(AuditReference.OF_TASKS) + ".\n");
    }

    private static List<String> rows(Map<String, String> meanings) {
        return meanings.entrySet().stream().map(row -> "| `" + row.getKey() + "` | " + row.getValue() + " |").toList();
    }

    private static String codes(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }

    @Test
    void everyPageIsATopicAndEveryTopicAPage() throws IOException {
        assertThat(HelpTopics.NAMES.stream().map(topic -> DOCS + "/" + HelpTopics.file(topic)))
                .doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(pages().toList());
    }

    @ParameterizedTest
    @MethodSource("pagesAndReadme")
    void linksLeadToAFileAndAHeadingThatExist(String page) throws IOException {
        for (MatchResult link : LINK.matcher(text(page)).results().toList()) {
            String target = link.group(1);
            if (target.startsWith("https://")) {
                continue;
            }
            Path file = target.isEmpty() ? Golden.inProject(page) : Golden.inProject(page).resolveSibling(target);
            assertThat(file).as("in %s", page).exists();
            if (link.group(2) != null) {
                assertThat(anchors(file)).as("in %s", page).contains(link.group(2));
            }
        }
    }

    /** The install image has the pages, and nothing else of the source tree. */
    @ParameterizedTest
    @MethodSource("pages")
    void pageLinksOnlyToOtherPagesAndToTheWeb(String page) throws IOException {
        assertThat(LINK.matcher(text(page)).results().map(link -> link.group(1)))
                .allMatch(target -> target.startsWith("https://") || !target.contains("/"));
    }

    @ParameterizedTest
    @MethodSource("pagesAndReadme")
    void commandsInShellBlocksCanBeParsed(String page) throws IOException {
        boolean shell = false;
        for (String line : lines(page)) {
            if (line.startsWith("```")) {
                shell = line.equals("```sh");
            } else if (shell && line.startsWith("task-mgmt ")) {
                assertThat(parses(REST_FOR_THE_SHELL.matcher(line).replaceFirst(""))).as("in %s: %s", page, line).isTrue();
            }
        }
    }

    private boolean parses(String line) {
        Invocation invocation = Invocation.of(Words.of(line).stream().skip(1).toArray(String[]::new));
        for (int length = Math.min(3, invocation.words().size()); length > 0; length--) {
            Command command = Catalog.command(invocation.name(length));
            if (command != null) {
                String[] arguments = Stream.of(invocation.argumentsAfter(length)).map(word -> word.replace("$$", "1")).toArray(String[]::new);
                return CommandForm.parse(command, arguments, Tool.in(directory).session());
            }
        }
        return false;
    }

    private static Command existing(String name) {
        Command command = Catalog.command(name);
        if (command == null) {
            throw new AssertionError("no command '" + name + "'");
        }
        return command;
    }

    /** The fragments that code hosts give to headings. */
    private static List<String> anchors(Path file) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> line.startsWith("#"))
                .map(line -> "#" + line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-'))
                .toList();
    }

    private static List<String> lines(String page) throws IOException {
        return Files.readAllLines(Golden.inProject(page));
    }

    private static String text(String page) throws IOException {
        return Files.readString(Golden.inProject(page));
    }
}
