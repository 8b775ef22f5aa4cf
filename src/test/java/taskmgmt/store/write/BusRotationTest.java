package taskmgmt.store.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.doctor.Diagnosis;
import taskmgmt.doctor.Doctor;
import taskmgmt.doctor.Gravity;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.LogSettings;
import taskmgmt.store.heads.AuditScan;
import taskmgmt.store.heads.BusFile;
import taskmgmt.testkit.LogFixture;
import taskmgmt.testkit.LogState;

/** The bus is rotated without anybody's help, and no line of it is lost or taken twice, whenever it was written and to which file. */
class BusRotationTest {
    /** A line that does not say when it happened: nothing but its place tells it from another like it. */
    private static final String BEAT = "{\"event\":\"task.progress\",\"task_id\":\"a\",\"progress_percent\":1}\n";
    private static final String CREATED = "{\"event\":\"task.created\",\"task_id\":\"a\",\"title\":\"a\"}\n";

    @TempDir
    Path temporary;

    private LogFixture log;
    private int commands;

    @BeforeEach
    void empty() {
        log = new LogFixture(temporary.resolve("logs"));
    }

    /** A command that writes, by a process that rotates what is longer. */
    private void command(long rotateBytes) throws IOException {
        LogSettings usual = LogFixture.settings();
        LogSettings settings = new LogSettings(usual.actor(), usual.clock(), usual.sync(), usual.lockTimeout(), rotateBytes, null);
        String id = "command" + commands++;
        try (TaskLog writer = TaskLog.at(log.directory, settings, log.notices::add)) {
            writer.append(now -> ChangeSet.of(LogFixture.created(id)));
        }
    }

    private List<Path> rotated() {
        return BusFile.rotatedPaths(log.directory);
    }

    private static void append(Path file, String lines) throws IOException {
        Files.writeString(file, lines, StandardOpenOption.APPEND, StandardOpenOption.CREATE);
    }

    private long beats() throws IOException {
        return registry().filter(line -> line.contains("task.progress")).count();
    }

    private Stream<String> registry() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path segment : segments()) {
            all.append(Files.readString(segment));
        }
        return all.append(Files.readString(log.file(LogFiles.REGISTRY))).toString().lines();
    }

    private List<Path> segments() throws IOException {
        if (!Files.exists(log.file(LogFiles.SEGMENTS))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(log.file(LogFiles.SEGMENTS))) {
            return files.filter(file -> file.getFileName().toString().startsWith("registry")).sorted().toList();
        }
    }

    private void assertThatAllIsWell() throws IOException {
        assertThat(LogState.of(log).problems()).isEmpty();
        assertThat(new Doctor(log.directory, LogFixture.settings()).examine().findings())
                .filteredOn(finding -> !finding.check().equals("directory"))
                .extracting(Diagnosis::severity).isSubsetOf(Gravity.OK, Gravity.NOTE);
    }

    @Test
    void isRotatedOnceItIsLargeAndDrained() throws IOException {
        log.addToBus(CREATED + BEAT);
        command(1_000);
        assertThat(rotated()).isEmpty();
        log.addToBus(BEAT.repeat(20));
        command(1_000);
        assertThat(rotated()).hasSize(1);
        assertThat(Files.readString(rotated().getFirst())).isEqualTo(CREATED + BEAT.repeat(21));
        assertThat(log.file(LogFiles.EVENTS)).isEmptyFile();
        log.addToBus(BEAT.repeat(25));
        command(1_000);
        command(1_000);
        assertThat(rotated()).hasSize(2);
        assertThat(beats()).isEqualTo(46);
        assertThat(log.notices).isEmpty();
        assertThatAllIsWell();
    }

    @Test
    void isNeverRotatedWhereTheSettingSaysSo() throws IOException {
        log.addToBus(CREATED + BEAT.repeat(100));
        command(0);
        assertThat(rotated()).isEmpty();
    }

    @Test
    void isNotRotatedWhileALineHasNoEnd() throws IOException {
        log.addToBus(CREATED + BEAT + "{\"event\":");
        command(50);
        assertThat(rotated()).isEmpty();
        log.addToBus("\"task.progress\",\"task_id\":\"a\"}\n");
        command(50);
        assertThat(rotated()).hasSize(1);
        assertThat(beats()).isEqualTo(2);
    }

    @Test
    void whatComesLateIsReadAtOnceAndDrainedOnce() throws IOException {
        log.addToBus(CREATED);
        command(50);
        Path old = rotated().getFirst();
        append(old, "{\"event\":\"task.started\",\"task_id\":\"a\"}\n" + BEAT + BEAT + "no event\n");
        assertThat(log.task("a").status().text()).isEqualTo("active");
        assertThat(new Doctor(log.directory, LogFixture.settings()).examine().findings()).anyMatch(finding -> finding.code().equals("bus_late"));
        command(50);
        command(50);
        append(old, BEAT);
        command(50);
        assertThat(beats()).isEqualTo(3);
        assertThat(registry()).filteredOn(line -> line.contains("\"bus_file\":\"" + old.getFileName() + "\"")).hasSize(4);
        assertThat(log.notices).singleElement().asString()
                .startsWith(LogFiles.BUS + "/" + old.getFileName() + " at byte " + Files.readString(old).indexOf("no event") + " was refused: ");
        assertThatAllIsWell();
    }

    @Test
    void aLateLineThatIsTornWaitsForItsEnd() throws IOException {
        log.addToBus(CREATED);
        command(50);
        append(rotated().getFirst(), BEAT + BEAT.substring(0, 20));
        command(50);
        assertThat(beats()).isEqualTo(1);
        append(rotated().getFirst(), BEAT.substring(20));
        command(50);
        assertThat(beats()).isEqualTo(2);
        assertThatAllIsWell();
    }

    /** An interruption between the two, at which other programs go on, whose lines may be those that were there before. */
    @Test
    void whoeverWasInterruptedBeforeTheEntryHasLostNothing() throws IOException {
        for (String next : List.of("", BEAT, CREATED.replace("\"a\"", "\"b\"") + BEAT.repeat(5), CREATED + BEAT.repeat(3))) {
            log = new LogFixture(temporary.resolve("after" + next.length()));
            log.addToBus(CREATED + BEAT.repeat(3));
            command(0);
            String name = Objects.requireNonNull(AuditScan.continueFrom(AuditScan.remembered(log.directory), log.file(LogFiles.AUDIT)).bus().nextName());
            Files.createDirectories(log.file(LogFiles.BUS));
            Files.move(log.file(LogFiles.EVENTS), log.file(LogFiles.BUS).resolve(name));
            append(rotated().getFirst(), BEAT);
            if (!next.isEmpty()) {
                append(log.file(LogFiles.EVENTS), next);
            }
            command(0);
            command(0);
            assertThat(beats()).as(next).isEqualTo(4 + next.lines().filter(BEAT.strip()::equals).count());
            assertThat(Files.readString(log.file(LogFiles.AUDIT))).containsOnlyOnce("\"bus_rotated\"").doesNotContain("bus_restarted");
            assertThatAllIsWell();
        }
    }

    @Test
    void aBusOfTheSameLinesIsAnotherBus() throws IOException {
        log.addToBus(CREATED);
        command(10_000);
        for (int i = 0; i < 4; i++) {
            log.addToBus(BEAT.repeat(20));
            command(1_000);
        }
        assertThat(rotated()).hasSize(4);
        assertThat(beats()).isEqualTo(80);
        assertThatAllIsWell();
    }

    @Test
    void whatIsDoneToARotatedFileCostsNobodyElseAnything() throws IOException {
        log.addToBus(CREATED + BEAT.repeat(3));
        command(50);
        Path old = rotated().getFirst();
        append(old, BEAT);
        command(50);
        // Cut to nothing by somebody who needs the space, while a program has it open.
        Files.writeString(old, "{\"ts\":\"2026-01-05T00:00:00Z\",\"event\":\"task.progress\",\"task_id\":\"a\"}\n");
        command(50);
        assertThat(log.notices).singleElement().asString().contains("is shorter than what was drained from it");
        assertThat(beats()).isEqualTo(5);
        // Grown past where it was.
        Files.writeString(old, "{\"ts\":\"2026-01-06T00:00:00Z\",\"event\":\"task.progress\",\"task_id\":\"a\"}\n".repeat(20));
        command(50);
        assertThat(beats()).isEqualTo(25);
        Files.delete(old);
        log.addToBus(BEAT);
        command(50);
        assertThat(beats()).isEqualTo(26);
        assertThat(log.firstFinding()).isEmpty();
    }

    @Test
    void aPositionThatAnOlderVersionKeptIsNotBelievedAboutRotatedFiles() throws IOException {
        log.addToBus(CREATED);
        command(50);
        append(rotated().getFirst(), BEAT);
        command(0);
        // It keeps eight words, and the sum over them is its own.
        var heads = new taskmgmt.journal.disk.StateFile(log.file(LogFiles.HEADS), "heads", 1, taskmgmt.journal.SyncPolicy.OS, PrivateFiles.SYSTEM);
        String words = new String(heads.read().orElseThrow(), UTF_8);
        heads.write((String.join(" ", List.of(words.strip().split(" ")).subList(0, 8)) + "\n").getBytes(UTF_8));
        command(0);
        assertThat(beats()).isEqualTo(1);
        log.forgetHeads();
        command(0);
        assertThat(beats()).isEqualTo(1);
        assertThatAllIsWell();
    }

    @Test
    void whatAForeignLineSaysOfARotatedFileIsData() throws IOException {
        log.addToBus(CREATED);
        command(50);
        String old = rotated().getFirst().getFileName().toString();
        append(rotated().getFirst(), BEAT + BEAT);
        append(log.file(LogFiles.REGISTRY), "{\"ts\":\"2026-01-05T00:00:00Z\",\"event\":\"task.progress\",\"task_id\":\"a\",\"bus_offset\":"
                + CREATED.length() + ",\"bus_file\":\"" + old + "\"}\n");
        log.addToBus(BEAT.replace("}", ",\"bus_offset\":7,\"bus_file\":\"" + old + "\"}"));
        command(50);
        assertThat(beats()).isEqualTo(4);
        assertThat(log.task("a").fields().get("metadata")).asString().contains("bus_file").contains("7");
    }

    /** Programs that have the bus open for long, and those that open it for each line, while it is rotated again and again. */
    @Test
    void writersAndRotationsAtOnceLoseNothing() throws Exception {
        command(500);
        append(log.file(LogFiles.EVENTS), CREATED);
        AtomicBoolean failed = new AtomicBoolean();
        AtomicInteger written = new AtomicInteger();
        Semaphore lines = new Semaphore(0);
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int writer = i;
            writers.add(Thread.ofPlatform().start(() -> failed.compareAndSet(false, !wrote(writer, lines, written))));
        }
        for (int round = 0; round < 10; round++) {
            lines.release(80); // they write while the command is at work
            command(500);
            while (written.get() < 80 * (round + 1) && !failed.get()) {
                Thread.onSpinWait();
            }
        }
        for (Thread writer : writers) {
            writer.join();
        }
        command(500);
        assertThat(failed).isFalse();
        assertThat(log.notices).isEmpty();
        Pattern number = Pattern.compile("\"n\":(\\d+)");
        assertThat(registry().map(number::matcher).filter(Matcher::find).map(found -> Integer.parseInt(found.group(1))).sorted().toList())
                .isEqualTo(IntStream.range(0, 800).boxed().toList());
        assertThat(rotated()).hasSizeGreaterThan(2);
        assertThatAllIsWell();
    }

    private boolean wrote(int writer, Semaphore lines, AtomicInteger written) {
        try {
            FileChannel held = open();
            for (int n = writer * 200; n < writer * 200 + 200; n++) {
                lines.acquireUninterruptibly();
                if (writer % 2 == 1 || n % 70 == 0) {
                    held.close();
                    held = open();
                }
                held.write(ByteBuffer.wrap(("{\"event\":\"task.progress\",\"task_id\":\"a\",\"n\":" + n + "}\n").getBytes(UTF_8)));
                written.incrementAndGet();
            }
            held.close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(log.file(LogFiles.EVENTS), StandardOpenOption.APPEND, StandardOpenOption.CREATE);
    }
}
