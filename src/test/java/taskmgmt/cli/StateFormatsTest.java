package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.disk.SlotFile;
import taskmgmt.journal.segment.SegmentNames;
import taskmgmt.json.Json;
import taskmgmt.store.heads.SeenLogs;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.Sweep;
import taskmgmt.testkit.Tool;

/**
 * State files in every format that was ever written lie in {@code src/test/resources/state}, one log directory for each
 * change of them, written by {@code make} there. Each is read for ever, or passed over without a word: the answers are those
 * of the logs alone.
 *
 * <ol>
 * <li>heads of six words, without a policy</li>
 * <li>signing 1, which did not say up to where it had read; checkpoints, index, tree and verified as today</li>
 * <li>signing 2; checkpoints 1, which have numbers for statuses, resources and metrics; today they have names</li>
 * <li>checkpoints 5, tree 1, verified 1, which know their log by its last bytes alone; index 1, which has no sums and says nothing of
 * dependencies; checksums of 32 bits</li>
 * <li>bound to what the last writer left, which {@code seen} tells, with checksums of 256 bits; checkpoints 6, without a summary beside
 * each</li>
 * <li>checkpoints 6, which do not count the figures that a door put aside</li>
 * <li>checkpoints 7, which took a time that an import had to guess for one that its source gives</li>
 * <li>checkpoints 8, which do not know the retries that only a count of their source tells; and seen 1, which was replaced as a whole by each writer; today it is written over in two slots</li>
 * <li>seen 2, which does not say where the logs end</li>
 * </ol>
 */
class StateFormatsTest {
    private static final Path STATES = Golden.inProject("src/test/resources/state");
    /** As much of the registry is read at each look before it is worth an index of its own. */
    private static final long UNINDEXED = 64 * 1024;
    private static final String NOW = "2026-11-26T00:00:00Z";
    private static final List<String> ANSWERS = List.of("task list -o jsonl", "task show t7 --json", "task history t7 -o jsonl",
            "task order", "stats --json", "stats --by type,day --json", "forecast --type backup --subsystem storage --json",
            "forecast remaining --active --json", "anomalies --since 2026-01-01 --json",
            "anomalies --since 2026-01-01 --method robust --json", "stuck --json", "sla --json", "trend duration --json",
            "insights --since 2026-01-01 --json", "dashboard --json", "evidence unified --json", "evidence healing --json",
            "evidence learning --json", "audit verify", "audit prove 1", "audit key show --json", "logs status");

    @TempDir
    private Path directory;

    @Test
    void everyDirectoryThatIsThereIsTested() throws IOException {
        try (Stream<Path> numbers = Files.list(STATES).filter(Files::isDirectory)) {
            assertThat(numbers.map(each -> each.getFileName().toString())).containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7", "8", "9");
        }
    }

    @Sweep
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void answersAreThoseOfTheLogsAlone(int number) throws IOException {
        Tool withState = over(number, "with");
        Tool alone = over(number, "alone");
        delete(directory.resolve("alone/logs/.state"));
        for (String question : ANSWERS) {
            assertThat(ask(withState, question)).as(question).isEqualTo(ask(alone, question));
        }
        assertThat(ask(withState, "doctor").out()).doesNotContain(".state");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void writingGoesOnFromThemWithoutAWord(int number) throws IOException {
        Tool tool = over(number, "with");
        for (String change : List.of("task create --title more --id more --start", "task complete more", "logs rotate")) {
            assertThat(ask(tool, change)).as(change).returns(0, Tool.Outcome::status).returns("", Tool.Outcome::err);
        }
        assertThat(ask(tool, "audit verify").out()).contains("[INTACT]");
    }

    /** What is believed of them; else nothing above would be said of files that are all passed over. */
    @ParameterizedTest
    @CsvSource({"2,false,false,false", "3,false,false,false", "4,false,false,false", "5,true,false,true", "6,true,false,true",
            "7,true,false,true", "8,true,false,true", "9,true,true,true"})
    void isReadOrRefused(int number, boolean index, boolean checkpoints, boolean verified) throws Exception {
        Tool tool = over(number, "with");
        Map<String, ?> status = Json.strict().parse(ask(tool, "system status --json").out());
        assertThat(status.get("index_lag_bytes")).isInstanceOfSatisfying(Long.class, lag -> assertThat(lag < UNINDEXED).isEqualTo(index));
        assertThat(status.get("checkpoint_lag_bytes")).isInstanceOfSatisfying(Long.class, lag -> assertThat(lag == 0).isEqualTo(checkpoints));
        assertThat(ask(tool, "audit verify --incremental").out().contains("not read")).isEqualTo(verified);
        assertThat(Json.strict().parse(ask(tool, "system status --json").out())).as("made again where it was refused")
                .containsEntry("checkpoint_lag_bytes", 0L);
    }

    /** What it says, wherever the directory is in which it runs. */
    private static Tool.Outcome ask(Tool tool, String question) {
        Tool.Outcome outcome = tool.run(question.split(" ", -1));
        return new Tool.Outcome(outcome.status(), outcome.out(), outcome.err().replaceAll("/[^ ]*/(with|alone)/", ""));
    }

    /** The program in a directory of its own, over a copy of these logs. */
    private Tool over(int number, String name) throws IOException {
        Path from = STATES.resolve(Integer.toString(number));
        Path to = directory.resolve(name);
        Files.createDirectory(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = Files.copy(file, to.resolve("logs").resolve(from.relativize(file)));
                // As they were made; a checkout has the modes of its umask.
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString(Files.isDirectory(copy) ? "rwx------" : "rw-------"));
            }
        }
        Path logs = to.resolve("logs");
        if (Files.exists(logs.resolve(LogFiles.SEEN))) {
            // A copy is other files: that they are the same log says who made it, as the last writer would have.
            try (SlotFile file = SeenLogs.file(logs, PrivateFiles.SYSTEM)) {
                SeenLogs.load(logs, file).left(logs, SegmentNames.of(logs), Set.of()).save(file);
            }
        }
        return Tool.in(to).at(NOW).environment("TASK_MGMT_KEYS", to.resolve("keys").toString());
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
