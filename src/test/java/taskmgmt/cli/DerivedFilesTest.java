package taskmgmt.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogFiles;
import taskmgmt.testkit.Seed;
import taskmgmt.testkit.Sweep;
import taskmgmt.testkit.Tool;

/** What is kept below {@code .state} never makes an answer another than the logs alone give, whoever changed it or them. */
class DerivedFilesTest {
    /** Of a length that is worth an index and checkpoints. */
    private static final int TASKS = 1_300;
    private static final String PADDING = "x".repeat(3_400);
    private static final List<String> QUESTIONS = List.of("task show job_0077 --json", "task show 0078 --json", "task show job_007", "task show job_12999",
            "task list --id job_12 -o jsonl --columns task_id,status", "task list --id job --sort task_id --limit 3 -q",
            "task deps job_0008 -o jsonl", "task history job_1299 -o jsonl",
            "stats --json", "stuck --json", "audit verify", "audit verify --incremental", "audit prove 3", "task create --title x --id job_0500",
            "task create --title x --id job_0001", "task complete job_0002", "task complete job_1298", "task order -o jsonl");

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));
    private Path logs = Path.of("");

    @BeforeEach
    void aLogWithDerivedFilesOfAllKinds() throws IOException {
        tool = Tool.in(directory).at("2026-11-26T00:00:00Z").environment("TASK_MGMT_KEYS", directory.resolve("keys").toString());
        logs = directory.resolve("logs");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < TASKS; i++) {
            String id = String.format("job_%04d", i);
            String minute = String.format("{\"ts\":\"2026-01-%02dT%02d:%02d:", 1 + i / 1440, i / 60 % 24, i % 60);
            lines.append(minute).append("00Z\",\"event\":\"task.created\",\"task_id\":\"").append(id).append("\",\"title\":\"t\"")
                    .append(i % 10 == 9 ? ",\"depends_on\":[\"job_0008\"]" : "").append(",\"description\":\"").append(PADDING).append("\"}\n")
                    .append(minute).append("01Z\",\"event\":\"task.started\",\"task_id\":\"").append(id).append("\"}\n")
                    .append(minute).append("09Z\",\"event\":\"task.").append(i % 7 == 3 ? "failed" : "completed").append("\",\"task_id\":\"")
                    .append(id).append("\"}\n");
        }
        Files.writeString(directory.resolve("events"), lines);
        assertThat(ask("events ingest events")).extracting(Tool.Outcome::status, Tool.Outcome::err).containsExactly(0, "");
        assertThat(ask("audit checkpoint --unsigned").status()).isZero();
        answers();
    }

    private Tool.Outcome ask(String question) {
        return tool.run(question.split(" ", -1));
    }

    private List<Tool.Outcome> answers() {
        return QUESTIONS.stream().map(this::ask).map(outcome -> new Tool.Outcome(outcome.status(), withoutPart(outcome.out()), outcome.err())).toList();
    }

    /** How much of the logs an incremental check read again, which it says, is no matter of what it found. */
    private static String withoutPart(String out) {
        return out.replace("nothing is wrong with what was read", "nobody has changed the record").lines().filter(line -> !line.contains("not read")).reduce("", (all, line) -> all + line + "\n");
    }

    private Map<String, byte[]> state() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(logs.resolve(LogFiles.STATE))) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                if (!path.equals(logs.resolve(LogFiles.LOCK))) {
                    files.put(logs.relativize(path).toString(), Files.readAllBytes(path));
                }
            }
        }
        return files;
    }

    private void restore(Map<String, byte[]> files) throws IOException {
        for (String present : state().keySet()) {
            Files.delete(logs.resolve(present));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.createDirectories(logs.resolve(file.getKey()).getParent());
            Files.write(logs.resolve(file.getKey()), file.getValue());
        }
    }

    private List<Tool.Outcome> answersOfTheLogsAlone() throws IOException {
        restore(Map.of());
        return answers();
    }

    @Sweep
    @Test
    void whateverBecomesOfAStateFileTheAnswersAreThoseOfTheLogsAlone() throws IOException {
        Map<String, byte[]> older = state();
        assertThat(ask("task create --title more --id more --start").status()).isZero();
        restore(Map.of());
        assertThat(ask("task create --title last --id last").status()).isZero();
        answers();
        Map<String, byte[]> whole = state();
        List<Tool.Outcome> alone = answersOfTheLogsAlone();
        assertSame("made while nobody had written", answers(), alone);
        restore(whole);
        assertThat(whole.keySet()).contains(LogFiles.HEADS, LogFiles.SEEN, LogFiles.VERIFIED)
                .anyMatch(name -> name.startsWith(LogFiles.INDEX)).anyMatch(name -> name.startsWith(LogFiles.NAMES)).anyMatch(name -> name.startsWith(LogFiles.CHECKPOINTS));
        assertSame("nothing changed", answers(), alone);
        Random random = Seed.random(DerivedFilesTest.class);
        for (Map.Entry<String, byte[]> file : whole.entrySet()) {
            for (byte[] other : others(file.getValue(), older.get(file.getKey()), random)) {
                restore(whole);
                Files.write(logs.resolve(file.getKey()), other);
                assertSame(file.getKey(), answers(), alone);
            }
        }
        restore(older);
        assertSame("all of them older", answers(), alone);
    }

    private static void assertSame(String changed, List<Tool.Outcome> answers, List<Tool.Outcome> alone) {
        for (int i = 0; i < QUESTIONS.size(); i++) {
            assertThat(answers.get(i)).as(changed + ": " + QUESTIONS.get(i)).isEqualTo(alone.get(i));
        }
    }

    private static List<byte[]> others(byte[] whole, byte @Nullable [] older, Random random) {
        List<byte[]> others = new ArrayList<>(List.of(new byte[0], Arrays.copyOf(whole, random.nextInt(whole.length))));
        for (int i = 0; i < 2; i++) {
            byte[] changed = whole.clone();
            changed[i == 0 ? random.nextInt(Math.min(64, whole.length)) : random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            others.add(changed);
        }
        if (older != null) {
            others.add(older);
        }
        return others;
    }

    /** Writes over bytes of the registry in place, as an editor of blocks or a repair does; length and inode stay. */
    private void overwrite(String from, String to) throws IOException {
        Path registry = logs.resolve(LogFiles.REGISTRY);
        assertThat(to).hasSameSizeAs(from);
        int at = new String(Files.readAllBytes(registry), ISO_8859_1).indexOf(from);
        assertThat(at).isNotNegative();
        try (FileChannel channel = FileChannel.open(registry, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(to.getBytes(ISO_8859_1)), at);
        }
    }

    private static final String COMPLETED = "\"event\":\"task.completed\",\"task_id\":\"job_0700\"";

    @Test
    void aByteThatIsRepairedInPlaceCountsAtOnce() throws IOException {
        String before = ask("stats --json").out();
        overwrite(COMPLETED, "#" + COMPLETED.substring(1));
        assertThat(ask("stats --json").out()).isNotEqualTo(before);
        ask("task show job_0700");
        overwrite("#" + COMPLETED.substring(1), COMPLETED);
        assertThat(ask("stats --json").out()).isEqualTo(before);
        assertThat(ask("task complete job_0700").status()).isEqualTo(4);
    }

    @Test
    void linesThatAreAbsentWhileACheckpointIsMadeAndPutBackAreCounted() throws IOException {
        String before = ask("stats --json").out();
        overwrite(COMPLETED, " ".repeat(COMPLETED.length()));
        assertThat(ask("task create --title x --id between").status()).isZero();
        ask("stats --json");
        assertThat(ask("task cancel between").status()).isZero();
        ask("stats --json");
        overwrite(" ".repeat(COMPLETED.length()), COMPLETED);
        String after = ask("stats --json").out();
        restore(Map.of());
        assertThat(after).isEqualTo(ask("stats --json").out()).isNotEqualTo(before);
    }

    @Test
    void anIdThatComesIntoTheLogInPlaceIsTakenFromThenOn() throws IOException {
        assertThat(ask("task show new_0700").status()).isEqualTo(3);
        overwrite("\"event\":\"task.created\",\"task_id\":\"job_0700\"", "\"event\":\"task.created\",\"task_id\":\"new_0700\"");
        assertThat(ask("task show new_0700").status()).isZero();
        assertThat(ask("task create --title x --id new_0700").status()).isEqualTo(4);
    }

    @Test
    void aBackupThatIsRestoredInPlaceIsTheLogFromThenOn() throws IOException {
        Map<String, byte[]> backup = new TreeMap<>();
        for (String name : List.of(LogFiles.REGISTRY, LogFiles.AUDIT)) {
            backup.put(name, Files.readAllBytes(logs.resolve(name)));
        }
        assertThat(ask("task create --title x --id lost").status()).isZero();
        assertThat(ask("task create --title x --id lost").status()).isEqualTo(4);
        for (Map.Entry<String, byte[]> file : backup.entrySet()) {
            Files.write(logs.resolve(file.getKey()), file.getValue());
        }
        assertThat(ask("task show lost").status()).isEqualTo(3);
        ask("task create --title x --id other");
        Tool.Outcome again = ask("task create --title x --id lost");
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(ask("task create --title x --id lost").status()).isEqualTo(4);
        assertThat(ask("task create --title x --id job_0700").status()).isEqualTo(4);
    }
}
