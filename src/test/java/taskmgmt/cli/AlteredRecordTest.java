package taskmgmt.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.journal.LogFiles;
import taskmgmt.testkit.Tool;

/** A change in place of what was written makes no log longer or shorter: writers notice it all the same, and reports warn of it. */
class AlteredRecordTest {
    private static final String CHANGED = "another program has changed the record: ";

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));
    private Path logs = Path.of("");

    @BeforeEach
    void aLog() {
        tool = Tool.in(directory);
        logs = directory.resolve("logs");
        assertThat(ask("task create --title first --id a").status()).isZero();
        assertThat(ask("incident open --failure-mode port --severity high").status()).isZero();
        assertThat(ask("task create --title last --id b").status()).isZero();
    }

    private Tool.Outcome ask(String words) {
        return tool.run(words.split(" ", -1));
    }

    private void overwrite(String log, String from, String to) throws IOException {
        Path file = logs.resolve(log);
        int at = new String(Files.readAllBytes(file), ISO_8859_1).indexOf(from);
        assertThat(at).as(from).isNotNegative();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(to.getBytes(ISO_8859_1)), at);
        }
    }

    @ParameterizedTest
    @CsvSource({"registry.jsonl,first,fiRst", "incidents.jsonl,port,pOrt", "immutable_audit.jsonl,task_registered,tAsk_registered"})
    void theNextWriterSaysItAndReportsDoUntilItIsPutRight(String log, String from, String to) throws IOException {
        overwrite(log, from, to);
        Tool.Outcome write = ask("task create --title c --id c");
        assertThat(write.status()).isZero();
        assertThat(write.err()).contains(CHANGED + log).contains("see task-mgmt audit verify").hasLineCount(1);
        assertThat(ask("task list -q").err()).contains(CHANGED + log);
        assertThat(ask("task create --title d --id d").err()).as("once").isEmpty();
        assertThat(ask("task list -q").err()).as("the mark stays").contains(CHANGED + log);

        overwrite(log, to, from);
        assertThat(ask("task list -q").err()).as("nobody knows until a writer has looked").isEmpty();
        assertThat(ask("task create --title e --id e").err()).isEmpty();
        assertThat(ask("task list -q").err()).isEmpty();
        assertThat(logs.resolve(LogFiles.ALTERED)).doesNotExist();
        assertThat(ask("audit verify").out()).contains("[INTACT]");
    }

    /** No report reads the audit log, of which a part cannot be read any more. */
    @Test
    void whatAWriterRefusesForIsSaidByReportsUntilTheRightFileIsBack() throws IOException {
        assertThat(ask("logs rotate").status()).isZero();
        assertThat(ask("task create --title c --id c").status()).isZero();
        Path segment = audited();
        byte[] right = Files.readAllBytes(segment);
        byte[] wrong = right.clone();
        wrong[wrong.length / 2] ^= 0x40;
        Files.write(segment, wrong);

        assertThat(ask("task create --title d --id d").status()).isEqualTo(5);
        for (String report : new String[] {"stats", "task list -q", "task show a", "stuck", "incident list", "insights"}) {
            assertThat(ask(report).err()).as(report).contains("a change was refused: " + segment.getFileName() + " is damaged", "see task-mgmt doctor");
        }
        assertThat(ask("task create --title d --id d").status()).as("again").isEqualTo(5);

        Files.write(segment, right);
        assertThat(ask("stats").err()).isEmpty();
        assertThat(ask("task create --title d --id d").status()).isZero();
        assertThat(logs.resolve(LogFiles.ALTERED)).doesNotExist();
        assertThat(ask("audit verify").out()).contains("[INTACT]");
    }

    @Test
    void soItIsWithBytesThatNobodyOfUsHasWritten() throws IOException {
        Files.writeString(logs.resolve(LogFiles.AUDIT), "rubbish\u0001\n", StandardOpenOption.APPEND);

        int status = ask("task create --title d --id d").status();
        assertThat(status).isIn(0, 5);
        assertThat(ask("stats").err()).contains("see task-mgmt doctor");
    }

    private Path audited() throws IOException {
        try (Stream<Path> files = Files.list(logs.resolve(LogFiles.SEGMENTS))) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("immutable_audit")).findFirst().orElseThrow();
        }
    }

    @Test
    void soItIsWhereTheStateWasDeletedToo() throws IOException {
        overwrite(LogFiles.REGISTRY, "first", "fiRst");
        for (String name : new String[] {LogFiles.HEADS, LogFiles.SEEN, LogFiles.LOCK}) {
            Files.delete(logs.resolve(name));
        }
        assertThat(ask("task create --title c --id c").err()).contains(CHANGED + "registry.jsonl:1 (byte 0)");
    }

    @Test
    void severalChangesAreOneLine() throws IOException {
        overwrite(LogFiles.REGISTRY, "first", "fiRst");
        overwrite(LogFiles.REGISTRY, "last", "lAst");
        assertThat(ask("task create --title c --id c").err()).contains(CHANGED).contains(", and more").hasLineCount(1);
    }

    @Test
    void acceptedItIsReportedByTheVerifierAlone() throws IOException {
        overwrite(LogFiles.REGISTRY, "first", "fiRST");
        ask("task create --title c --id c");
        assertThat(ask("doctor --fix --accept-loss").status()).isZero();
        assertThat(ask("task list -q").err()).isEmpty();
        assertThat(ask("audit verify").status()).isEqualTo(1);
    }

    @Test
    void whatChangesNoLineIsNoWord() throws IOException {
        Path registry = logs.resolve(LogFiles.REGISTRY);
        Files.setPosixFilePermissions(registry, PosixFilePermissions.fromString("rw-rw----"));
        Files.setPosixFilePermissions(registry, PosixFilePermissions.fromString("rw-------"));
        assertThat(ask("task create --title c --id c").err()).isEmpty();
        Files.createLink(directory.resolve("backup"), registry);
        assertThat(ask("task create --title d --id d").err()).isEmpty();
        Files.write(registry, Files.readAllBytes(registry));
        assertThat(ask("task create --title e --id e").err()).isEmpty();
    }

    @Test
    void aMarkThatCannotBeLeftIsNoReasonToRefuse() throws IOException {
        overwrite(LogFiles.REGISTRY, "first", "fiRst");
        Files.createDirectory(logs.resolve(LogFiles.ALTERED));
        Tool.Outcome write = ask("task create --title c --id c");
        assertThat(write.status()).isZero();
        assertThat(write.err()).contains(CHANGED).contains("reports do not warn of that until this is repaired");
    }

    private void ingestMoreThanIsHashedAtOnce() throws IOException {
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < 170; i++) {
            events.append("{\"ts\":\"2025-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"t").append(i).append("\",\"title\":\"")
                    .append("x".repeat(60_000)).append("\"}\n");
        }
        Files.writeString(directory.resolve("events"), events);
        assertThat(ask("events ingest events").status()).isZero();
    }

    /** To hash a long log would keep everybody waiting, so that it is only said that somebody has written into it. */
    @Test
    void ofALongLogItIsSaidThatSomebodyWroteIntoIt() throws IOException {
        ingestMoreThanIsHashedAtOnce();
        assertThat(ask("task create --title c --id c").err()).isEmpty();
        Path registry = logs.resolve(LogFiles.REGISTRY);
        Files.setPosixFilePermissions(registry, PosixFilePermissions.fromString("rw-rw----"));
        assertThat(ask("task create --title d --id d").err()).as("its bytes are the same").isEmpty();

        overwrite(LogFiles.REGISTRY, "first", "fiRst");
        FileTime ours = Files.getLastModifiedTime(logs.resolve(LogFiles.SEEN));
        Files.setLastModifiedTime(registry, FileTime.fromMillis(ours.toMillis() + 5));
        assertThat(ask("task create --title e --id e").err()).contains("another program has changed registry.jsonl since the last change of ours, without making it longer");
        assertThat(ask("task list -q").err()).contains("another program has changed registry.jsonl");
    }

    /** A plain copy has other files, with later times; that is no sign of anybody having changed them. */
    @Test
    void ofACopyOfALongLogItIsSaidOnceThatNobodyHasCheckedIt() throws IOException {
        ingestMoreThanIsHashedAtOnce();
        assertThat(new ProcessBuilder("cp", "-r", logs.toString(), directory.resolve("copy").toString()).start().onExit().join().exitValue()).isZero();
        Files.setLastModifiedTime(directory.resolve("copy/registry.jsonl"), FileTime.fromMillis(Files.getLastModifiedTime(directory.resolve("copy/.state/seen")).toMillis() + 5));
        String[] create = {"task", "create", "--title", "c", "--logs", "copy"};
        assertThat(tool.run(create).err()).contains("copy is a copy of another log directory").hasLineCount(1);
        assertThat(tool.run("task", "list", "-q", "--logs", "copy").err()).isEmpty();
        assertThat(tool.run(create).err()).isEmpty();
        Files.move(directory.resolve("copy"), directory.resolve("moved"));
        create[create.length - 1] = "moved";
        assertThat(tool.run(create).err()).as("it is the same directory").isEmpty();
        assertThat(tool.run("audit", "verify", "--logs", "moved").out()).contains("[INTACT]");
    }
}
