package taskmgmt.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.testkit.RotatedLogs;
import taskmgmt.testkit.Sweep;
import taskmgmt.testkit.Tool;

/**
 * The way out where a segment is lost for good: only when it is asked for, with blank lines where nothing can be read, and
 * with the loss on record, which the verifier goes on naming.
 */
class DoctorOfLostSegmentsTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));
    private Path logs = Path.of("");
    private RotatedLogs rotated = new RotatedLogs(tool, logs);
    private int written;

    @BeforeEach
    void rotatedTwice() {
        rotated = RotatedLogs.in(directory);
        tool = rotated.tool();
        logs = rotated.directory();
    }

    /** What the doctor and the writers say while it is lost, then the way out, then everything that reads. */
    private void acceptsLoss(String what) {
        assertThat(tool.run("doctor").out()).as(what).contains("--fix --accept-loss");
        tool.run("doctor", "--fix");
        assertThat(tool.run("doctor").status()).as(what + " without consent").isNotZero();
        Tool.Outcome fixed = tool.run("doctor", "--fix", "--accept-loss");
        assertThat(fixed.status()).as(what + fixed).isZero();
        isSettled(what);
    }

    private void isSettled(String what) {
        Tool.Outcome after = tool.run("doctor");
        assertThat(after.status()).as(what + after.out()).isZero();
        assertThat(after.out()).as(what).contains("loss_on_record").contains(" 0 problems, ").doesNotContain("rotation_not_on_record");
        assertThat(tool.run("audit", "list", "--action", "doctor_fixed", "--json").out()).as(what).contains("accepted_loss");
        for (List<String> report : List.of(List.of("stats"), List.of("task", "list"), List.of("audit", "list"), List.of("logs", "status"),
                List.of("incident", "list"), List.of("system", "health"))) {
            assertThat(tool.run(report.toArray(String[]::new)).status()).as(what + report).isZero();
        }
        assertThat(tool.run("task", "list").out()).as(what).contains("three");
        Tool.Outcome verified = tool.run("audit", "verify");
        assertThat(verified.status()).as(what + verified.out()).isEqualTo(1);
        Tool.Outcome again = tool.run("audit", "verify", "--incremental");
        assertThat(again.status()).as(what).isEqualTo(1);
        rotated.run("task create --title more --id more" + ++written);
        rotated.run("task update three --tag more" + written);
        assertThat(tool.run("doctor").status()).as(what + " and written to").isZero();
    }

    @Sweep
    @Test
    void aMissingSegmentIsFilledOnlyWhenItIsAskedForAndTheRightFileTakesItsPlaceAgain() throws IOException {
        for (String log : List.of("registry", "incidents")) {
            for (String suffix : List.of(".gz", ".jsonl")) {
                Path segment = rotated.segment(log, suffix);
                Path elsewhere = directory.resolve(log + suffix);
                Files.move(segment, elsewhere);
                Tool.Outcome refused = log.equals("registry") ? tool.run("task", "create", "--title", "x")
                        : tool.run("incident", "open", "--failure-mode", "x", "--severity", "low");
                assertThat(refused.status()).as(log + suffix).isEqualTo(5);
                assertThat(tool.run("doctor").out()).contains("segment_missing");
                Path filler = suffix.equals(".gz") ? segment : Path.of(segment + ".gz");
                acceptsLoss(log + suffix);
                assertThat(filler).exists();
                assertThat(tool.run("logs", "status").out()).doesNotContain("missing");
                Files.deleteIfExists(filler);
                Files.move(elsewhere, segment);
                assertThat(tool.run("audit", "verify").status()).as("put back " + log + suffix).isZero();
                assertThat(tool.run("doctor").status()).isZero();
            }
        }
    }

    @Test
    void segmentsThatAreAllGoneAreFilled() throws IOException {
        Files.move(logs.resolve("segments"), directory.resolve("elsewhere"));
        acceptsLoss("all");
    }

    @Test
    void aFillerThatIsLostIsFilledAgain() throws IOException {
        Path newest = rotated.segment("registry", ".jsonl");
        Files.delete(newest);
        acceptsLoss("newest");
        Files.delete(Path.of(newest + ".gz"));
        assertThat(tool.run("doctor", "--fix", "--accept-loss").status()).isZero();
        assertThat(Path.of(newest + ".gz")).exists();
        assertThat(tool.run("doctor").out()).contains(" 0 problems, ");
    }

    @Sweep
    @Test
    void whatCanBeReadOfADamagedSegmentIsKept() throws IOException, BadJsonException {
        rotated.run("logs rotate");
        StringBuilder bus = new StringBuilder();
        for (int i = 0; i < 3500; i++) {
            bus.append("{\"event\":\"task.created\",\"task_id\":\"many").append(i).append("\",\"title\":\"of many\"}\n");
        }
        Files.writeString(logs.resolve("events.jsonl"), bus);
        rotated.run("task create --title last --id last");
        rotated.run("logs rotate");
        rotated.run("task create --title four --id four");
        List<Path> segments;
        try (Stream<Path> files = Files.list(logs.resolve("segments"))) {
            segments = files.filter(file -> file.getFileName().toString().startsWith("registry")).sorted().toList();
        }
        Path large = segments.getLast();
        byte[] bytes = Files.readAllBytes(large);
        Arrays.fill(bytes, 0, bytes.length / 2, (byte) 0); // more lines than the verifier lists findings
        Files.write(large, bytes);
        assertThat(tool.run("stats").status()).isEqualTo(5);
        acceptsLoss("a block");
        String list = tool.run("task", "list", "--limit", "5000", "--json").out();
        assertThat(list).contains("\"last\"", "\"many3499\"").doesNotContain("\"many10\"");
        try (Stream<Path> pieces = Files.list(logs.resolve(".state/quarantine"))) {
            List<Path> kept = pieces.filter(piece -> piece.getFileName().toString().startsWith("registry-")).toList();
            assertThat(kept).hasSize(1);
            assertThat(Files.readAllBytes(kept.getFirst())).isEqualTo(bytes);
        }
        assertThat(Json.strict().parse(tool.run("doctor", "--json").out())).containsKey("findings");
    }

    @Test
    void damagedSegmentsOfAllLogsAreReplaced() throws IOException {
        for (String log : List.of("registry", "incidents", "immutable_audit")) {
            Path compressed = rotated.segment(log, ".gz");
            Files.write(compressed, Arrays.copyOf(Files.readAllBytes(compressed), 30));
        }
        acceptsLoss("all");
    }

    @Test
    void aLostSegmentOfTheAuditLogIsABreakBehindWhichItGoesOn() throws IOException {
        Files.delete(rotated.segment("immutable_audit", ".gz"));
        acceptsLoss("first");
        assertThat(tool.run("audit", "verify").out()).contains("broken_link");
        Files.delete(rotated.segment("immutable_audit", ".jsonl"));
        assertThat(tool.run("doctor", "--fix", "--accept-loss").status()).isZero();
        isSettledAgain();
    }

    private void isSettledAgain() {
        Tool.Outcome after = tool.run("doctor");
        assertThat(after.status()).as(after.out()).isZero();
        assertThat(tool.run("audit", "verify").status()).isEqualTo(1);
        rotated.run("task create --title five --id five");
        assertThat(tool.run("doctor").status()).isZero();
    }

    @Test
    void aDamagedCopyBesideItsPlainSegmentIsSetAsideWithoutALoss() throws IOException {
        Path plain = rotated.segment("registry", ".jsonl");
        Path copy = Path.of(plain + ".gz");
        Files.write(copy, Arrays.copyOf(Files.readAllBytes(rotated.segment("registry", ".gz")), 30));
        assertThat(tool.run("doctor").out()).contains("segment_damaged", "the plain file beside it counts");
        assertThat(tool.run("doctor", "--fix").status()).isZero();
        assertThat(copy).doesNotExist();
        assertThat(tool.run("audit", "verify").status()).isZero();
    }
}
