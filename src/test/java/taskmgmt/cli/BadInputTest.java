package taskmgmt.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.journal.LogFiles;
import taskmgmt.testkit.Tool;

/** What nobody should give the program, and what it says then: one line, the right number, and every file as it was. */
class BadInputTest {
    private static final String[] CREATE = {"task", "create", "--title", "x"};

    @TempDir
    private Path directory;

    private Path logs = Path.of("");
    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void aLogWithATask() {
        logs = directory.resolve("logs");
        tool = Tool.in(directory);
        assertThat(tool.run("task", "create", "--title", "first", "--id", "first").status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry.jsonl", "incidents.jsonl", "immutable_audit.jsonl", "events.jsonl"})
    void aDirectoryOrALinkInPlaceOfALogStopsEveryChange(String name) throws IOException {
        Path file = logs.resolve(name);
        Files.deleteIfExists(file);
        Files.createDirectory(file);
        assertRefused(5, file + " is a directory, not a regular file: move it away", CREATE);

        Files.delete(file);
        Files.createSymbolicLink(file, directory.resolve("nowhere"));
        assertRefused(5, file + " is a symbolic link, not a regular file: move it away", CREATE);
    }

    @Test
    void whoDoesSomethingHasANameOnOneLine() throws IOException {
        assertRefused(2, "--actor: must not be empty", "task", "create", "--title", "x", "--actor", "");
        assertRefused(2, "--actor: must not be empty", "task", "create", "--title", "x", "--actor", " ");
        assertRefused(2, "--actor: holds a control character", "task", "create", "--title", "x", "--actor", "a\nb");
        assertRefused(2, "--actor: holds a control character", "incident", "open", "--failure-mode", "x", "--severity", "low",
                "--actor", "\u001b[31mroot");
        assertRefused(2, "--actor: is longer than 200 characters", "task", "create", "--title", "x", "--actor", "a".repeat(201));
    }

    @Test
    void reportsNameTheReasonWhyALogCannotBeRead() throws IOException {
        Path audit = logs.resolve("immutable_audit.jsonl");
        Files.delete(audit);
        Files.createSymbolicLink(audit, directory.resolve("nowhere"));
        Files.writeString(logs.resolve("events.jsonl"), "{}\n");
        Tool.Outcome outcome = tool.run("evidence", "unified");
        assertThat(outcome.status()).isEqualTo(5);
        assertThat(outcome.err()).isEqualTo("task-mgmt: " + audit + " is a symbolic link, not a regular file: move it away\n");
    }

    @Test
    void aReportOverNothingButDamagedLinesSaysSoBesideTheReport() throws IOException {
        Path registry = logs.resolve("registry.jsonl");
        byte[] noRecord = new byte[(int) Files.size(registry)];
        noRecord[noRecord.length - 1] = '\n';
        Files.write(registry, noRecord);
        Tool.Outcome outcome = tool.run("evidence", "unified");
        assertThat(outcome.status()).isEqualTo(5);
        assertThat(outcome.err()).isEqualTo("task-mgmt: no line of " + registry + " can be read: see task-mgmt audit verify\n");
    }

    @Test
    void aFileInPlaceOfTheLogDirectoryIsRefusedByReadersToo() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        for (String command : List.of("audit verify", "audit list", "task list", "events follow", "evidence healing", "task start first")) {
            assertRefused(2, file + " is not a directory: name another one with --logs, or move it away",
                    (command + " --logs " + file).split(" ", -1));
        }
    }

    @Test
    void foreignBytesInALogAreLeftToTheUser() throws IOException {
        Path registry = logs.resolve("registry.jsonl");
        long end = Files.size(registry);
        Files.writeString(registry, Files.readString(registry) + "\u00e4rger\n");
        assertRefused(5, registry + " is damaged at byte " + end + " (6 bytes): it is neither a record nor the beginning of one: "
                + "nothing is written to it until that is repaired: task-mgmt doctor says what can be done, or put the right file"
                + " back", CREATE);
    }

    /** Whoever reports what has happened goes on; whoever decides does so again once the line is on record. */
    @Test
    void whoeverReportsPassesForeignLinesOver() throws IOException {
        Path registry = logs.resolve("registry.jsonl");
        for (String foreign : List.of("\u00e4rger", "{\"ts\":\"2025-01-01T00:00:00Z\",\"event\":", "\u0007", "[1,2]", "x".repeat(70_000), "y".repeat(1_200_000))) {
            long end = Files.size(registry);
            Files.writeString(registry, Files.readString(registry) + foreign + "\n{\"ts\":\"2025-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"f" + end + "\"}\n");
            Files.writeString(directory.resolve("f"), "{\"ts\":\"2025-01-02T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"i" + end + "\",\"title\":\"x\"}\n");
            Tool.Outcome outcome = tool.run("events", "ingest", "f");
            assertThat(outcome.status()).as(outcome.err()).isZero();
            assertThat(outcome.out()).isEqualTo("1 line: 1 added, 0 known already, 0 refused\n");
            assertThat(outcome.err()).contains("registry.jsonl at byte " + end);
            assertThat(tool.run("task", "create", "--title", "x", "--id", "c" + end).status()).isZero();
            assertThat(tool.run("task", "list", "-q").out()).contains("i" + end, "f" + end, "c" + end);
            assertThat(tool.run("audit", "verify").status()).isZero();
        }
        assertThat(tool.run("audit", "list", "--action", "line_found", "-o", "jsonl").out().lines().count()).isGreaterThanOrEqualTo(5);
        Tool.Outcome doctor = tool.run("doctor");
        assertThat(doctor.out()).contains("line_as_it_was");
        assertThat(doctor.status()).as(doctor.out()).isZero();
    }

    @Test
    void anAuditLogThatWasEmptiedDoesNotVerify() throws IOException {
        Files.write(logs.resolve("immutable_audit.jsonl"), new byte[0]);
        Tool.Outcome outcome = tool.run("audit", "verify");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("lost_end", "entry 1, which ended at byte", "[BROKEN]");
    }

    @Test
    void headsThatCannotBeSavedDoNotFailAChangeThatIsWritten() throws IOException {
        Path heads = logs.resolve(".state/heads");
        Files.delete(heads);
        Files.createDirectories(heads.resolve("in-the-way"));
        Tool.Outcome outcome = tool.run("task", "create", "--title", "second", "--id", "second");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).isEqualTo("second\n");
        assertThat(outcome.err()).startsWith("task-mgmt: commands take longer until this is repaired: cannot write " + heads);
        assertThat(tool.run("audit", "verify").status()).isZero();
        try (Stream<Path> left = Files.list(logs.resolve(".state"))) {
            assertThat(left.map(path -> String.valueOf(path.getFileName()))).containsExactlyInAnyOrder("heads", "lock", "seen");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a\nb", "a\u001b[31m", "a\u202eb", "a\u2028b", "a\u0085b"})
    void idsHoldNothingThatAShellOrATerminalWouldTakeForMore(String id) throws IOException {
        Map<String, String> before = files();
        Tool.Outcome outcome = tool.run("task", "create", "--title", "x", "--id=" + id);
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("task-mgmt: not a task id: ").hasLineCount(1)
                .doesNotContain("\u001b", "\u202e");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void anEmptyIdNamesNothing() throws IOException {
        assertRefused(2, "an empty id names no task", "task", "start", "");
        assertRefused(2, "an empty id names no task", "task", "create", "--title", "x", "--depends-on", "");
    }

    @Test
    void anEmptyFileNameIsNotTheWorkingDirectory() throws IOException {
        assertRefused(2, "an empty name is no file: name a file of events, or - for standard input", "events", "ingest", "");
    }

    @Test
    void whatIsWrongWithJsonIsSaidWithoutTheParsersInternals() throws IOException {
        String problem = "--metadata: is no JSON object: ";
        assertMetadataRefused("{", problem + "it ends too early");
        assertMetadataRefused("{\"a\":NaN}", problem + "it has NaN or Infinity, which are no numbers of JSON");
        assertMetadataRefused("{\"a\":secret}", problem + "it has a word without quotes, as no JSON has");
        assertMetadataRefused("{\"a\"<1}", problem + "it has '<' where JSON has none");
        assertMetadataRefused("{\"a\":[1}", problem + "it closes a bracket that it has not opened");
        assertMetadataRefused("{\"a\":\"\t\"}", problem + "in a string, a control character (code 9) is not escaped");
        assertMetadataRefused("{\"a\":1,\"a\":2}", problem + "the key 'a' comes twice");
        assertMetadataRefused("{\"a\":\"\ud83d\ude00 \\ud800\"}", problem + "a text holds half of a surrogate pair");
        assertMetadataRefused("{\"a\":1e999999999}", problem + "a number is out of range");
        assertMetadataRefused("{\"a\":" + "9".repeat(2000) + "}",
                problem + "Number value length (2000) exceeds the maximum allowed (1000)");
        assertMetadataRefused("{\"a\":".repeat(2000) + "1" + "}".repeat(2000),
                problem + "Document nesting depth (101) exceeds the maximum allowed (100)");
    }

    private void assertMetadataRefused(String json, String message) throws IOException {
        assertRefused(2, message, "task", "create", "--title", "x", "--metadata", json);
    }

    @Test
    void wholeSurrogatePairsAreText() {
        assertThat(tool.run("task", "create", "--title", "x", "--metadata", "{\"a\":\"\\ud83d\\ude00\",\"b\":\"\ud83d\ude00\ud83d\ude00\"}").status())
                .isZero();
    }

    @Test
    void linesInUtf16AreNoEvents() {
        byte[] line = "{\"event\":\"task.created\",\"task_id\":\"wide\",\"title\":\"x\"}".getBytes(UTF_16BE);
        Tool.Outcome outcome = tool.input(new String(line, ISO_8859_1) + "\n").run("events", "ingest", "-");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEqualTo("1 line: 0 added, 0 known already, 1 refused\n");
    }

    @Test
    void inputThatCannotBeReadIsNamed() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                return read(new byte[1], 0, 1);
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("Is a directory");
            }
        };
        int status = CommandLineRunner.run(new String[] {"events", "ingest", "-"}, tool.sessionFrom(broken));
        assertThat(status).isEqualTo(5);
        assertThat(tool.outcome(status).err()).isEqualTo("task-mgmt: standard input cannot be read: Is a directory\n");
    }

    private void assertRefused(int status, String message, String... arguments) throws IOException {
        Map<String, String> before = files();
        assertThat(tool.run(arguments)).isEqualTo(new Tool.Outcome(status, "", "task-mgmt: " + message + "\n"));
        assertThat(files()).isEqualTo(before);
    }

    /** Everything below the log directory with its content. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(logs)) {
            for (Path path : paths.toList()) {
                String content = Files.isSymbolicLink(path) ? "-> " + Files.readSymbolicLink(path)
                        : Files.isRegularFile(path) ? new String(Files.readAllBytes(path), ISO_8859_1) : "";
                files.put(logs.relativize(path).toString(), content);
            }
        }
        files.remove(LogFiles.SEEN); // what the log looked like when it was last looked at
        files.remove(LogFiles.ALTERED);
        return files;
    }
}
