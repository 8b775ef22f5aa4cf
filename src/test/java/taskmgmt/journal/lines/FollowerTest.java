package taskmgmt.journal.lines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.segment.Segment;
import taskmgmt.testkit.Delivered;
import taskmgmt.testkit.SegmentedLog;
import taskmgmt.testkit.Sweep;

class FollowerTest {
    @TempDir
    Path directory;

    private final Delivered delivered = new Delivered();
    private Follower follower;

    @BeforeEach
    void followFromTheBeginning() {
        follower = follower(0);
    }

    @AfterEach
    void close() throws IOException {
        follower.close();
    }

    private Follower follower(long from) {
        return new Follower(log(), from, notice -> delivered.lines.add(notice.name()));
    }

    private Path log() {
        return directory.resolve("registry.jsonl");
    }

    private void append(String text) throws IOException {
        Files.writeString(log(), text, ISO_8859_1, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private List<String> polled() throws IOException {
        int count = follower.poll(delivered);
        assertThat(delivered.lines.stream().filter(line -> line.contains(" "))).hasSize(count);
        return delivered.take();
    }

    @Test
    void deliversLinesOnceTheyAreWhole() throws IOException {
        append("{a}\n{b");
        assertThat(polled()).containsExactly("0 {a}");
        assertThat(polled()).isEmpty();
        append("c");
        assertThat(polled()).isEmpty();
        append("}\n\n{d}\n");
        assertThat(polled()).containsExactly("4 {bc}", "10 {d}");
        assertThat(polled()).isEmpty();
    }

    @Test
    void aDirectoryThatIsRemovedIsToldOfOnceAndWaitedFor() throws IOException {
        Path logs = Files.createDirectory(directory.resolve("logs"));
        Path log = logs.resolve("registry.jsonl");
        Files.writeString(log, "{a}\n");
        try (Follower vanishing = new Follower(log, 0, notice -> delivered.lines.add(notice.name()))) {
            vanishing.poll(delivered);
            Files.writeString(log, "{b}\n", StandardOpenOption.APPEND);
            Files.delete(log);
            Files.delete(logs);
            vanishing.poll(delivered);
            vanishing.poll(delivered);
            assertThat(delivered.take()).containsExactly("0 {a}", "REMOVED", "4 {b}");
            Files.createDirectory(logs);
            vanishing.poll(delivered);
            Files.writeString(log, "{c}\n");
            vanishing.poll(delivered);
            assertThat(delivered.take()).containsExactly("REPLACED", "0 {c}");
            Files.delete(log);
            Files.delete(logs);
            vanishing.poll(delivered);
            assertThat(delivered.take()).containsExactly("REMOVED");
        }
    }

    @Test
    void startsWhereItIsTold() throws IOException {
        append("{a}\n{b}\n{c");
        follower = follower(4);
        assertThat(polled()).containsExactly("4 {b}");
        follower.close();
        follower = follower(Follower.FROM_END);
        assertThat(polled()).isEmpty();
        append("}\n{d}\n");
        assertThat(polled()).containsExactly("8 {c}", "12 {d}");
    }

    @Test
    void startsAtTheEndOfAFileOfOneLongUnfinishedLine() throws IOException {
        append("x".repeat(100_000));
        follower = follower(Follower.FROM_END);
        assertThat(polled()).isEmpty();
        append("\n{a}\n");
        assertThat(polled()).hasSize(2).last().isEqualTo("100001 {a}");
    }

    @Test
    void waitsForAFileThatIsMissingAndThenReadsAllOfIt() throws IOException {
        for (long from : new long[] {0, Follower.FROM_END, 100}) {
            follower = follower(from);
            assertThat(polled()).isEmpty();
            append("{a}\n");
            assertThat(polled()).containsExactly("0 {a}");
            follower.close();
            Files.delete(log());
        }
    }

    @Test
    void finishesTheOldFileBeforeTheNewOne() throws IOException {
        append("{a}\n");
        assertThat(polled()).containsExactly("0 {a}");
        append("{b}\n");
        Files.move(log(), directory.resolve("old"));
        append("{c}\n{d}\n");
        assertThat(polled()).containsExactly("4 {b}", "REPLACED", "0 {c}", "4 {d}");
        append("{e}\n");
        assertThat(polled()).containsExactly("8 {e}");
    }

    @Test
    void readsOnInTheOldFileUntilThereIsANewOne() throws IOException {
        append("{a}\n");
        assertThat(polled()).containsExactly("0 {a}");
        Path old = directory.resolve("old");
        Files.move(log(), old);
        assertThat(polled()).isEmpty();
        Files.writeString(old, "{b}\n{c", StandardOpenOption.APPEND);
        assertThat(polled()).containsExactly("4 {b}");
        append("{d}\n");
        assertThat(polled()).containsExactly("8 +2 unterminated when the file was replaced", "REPLACED", "0 {d}");
    }

    @Test
    void readsAShortenedFileFromItsBeginningAndSaysSo() throws IOException {
        append("{a}\n{b}\n");
        assertThat(polled()).hasSize(2);
        Files.writeString(log(), "{c}\n");
        assertThat(polled()).containsExactly("TRUNCATED", "0 {c}");
        append("{d}\n");
        assertThat(polled()).containsExactly("4 {d}");
    }

    @Test
    void deliversAgainWhatASinkFailedOn() throws IOException {
        append("{a}\n");
        LineSink failing = new LineSink() {
            @Override
            public void line(byte[] buffer, int start, int end, long offset) throws IOException {
                throw new IOException("closed pipe");
            }

            @Override
            public void corrupt(long offset, long length, String reason) {}
        };
        assertThatThrownBy(() -> follower.poll(failing)).hasMessage("closed pipe");
        assertThat(polled()).containsExactly("0 {a}");
    }

    @Test
    void pausesLongerAndLongerWhileNothingComes() throws IOException {
        Deque<String> appended = new ArrayDeque<>(List.of("", "{a}\n", "", "", "{b}\n", ""));
        List<Integer> attempts = new ArrayList<>();
        follower.follow(delivered, attempt -> {
            attempts.add(attempt);
            try {
                append(appended.remove());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, () -> !appended.isEmpty());
        assertThat(delivered.lines).containsExactly("0 {a}", "4 {b}");
        assertThat(attempts).containsExactly(1, 2, 1, 2, 3, 1);
    }

    @Test
    void refusesALink() throws IOException {
        Files.createSymbolicLink(log(), Files.writeString(directory.resolve("target"), "{a}\n"));
        assertThatThrownBy(() -> follower.poll(delivered)).isInstanceOf(LogDamagedException.class);
    }

    private interface Step {
        void take() throws IOException;
    }

    private List<Step> rotations() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String line = "{" + (char) ('a' + 2 * i) + "}\n";
            String next = "{" + (char) ('b' + 2 * i) + "}\n";
            Segment segment = Segment.plain(log(), 8L * i, 8L * i + 8);
            steps.add(() -> append(line));
            steps.add(() -> append(next));
            steps.add(() -> {
                Files.createDirectories(segment.directory());
                Files.move(log(), segment.plainFile());
            });
            steps.add(() -> append(""));
            steps.add(() -> SegmentedLog.gzip(segment.compressedFile(), Files.readAllBytes(segment.plainFile())));
            steps.add(() -> Files.delete(segment.plainFile()));
        }
        return steps;
    }

    @Sweep
    @Test
    void deliversEachLineOnceAcrossRotationsWheneverItLooks() throws IOException {
        List<String> expected = List.of("0 {a}", "4 {b}", "8 {c}", "12 {d}");
        int steps = rotations().size();
        for (int looks = 0; looks < 1 << steps; looks++) {
            follower.close();
            follower = follower(0);
            deleteLogs();
            List<Step> todo = rotations();
            for (int i = 0; i < steps; i++) {
                todo.get(i).take();
                if ((looks & 1 << i) != 0) {
                    follower.poll(delivered);
                }
            }
            follower.poll(delivered);
            follower.poll(delivered);
            assertThat(delivered.take()).as("looked at %s", Integer.toBinaryString(looks)).isEqualTo(expected);
        }
    }

    @Test
    void deliversEachLineOnceWhenTheLogIsRotatedWhileItDelivers() throws IOException {
        for (int before = 1; before <= rotations().size(); before++) {
            follower.close();
            follower = follower(0);
            deleteLogs();
            Deque<Step> todo = new ArrayDeque<>(rotations());
            for (int i = 0; i < before; i++) {
                todo.remove().take();
            }
            LineSink sink = new LineSink() {
                @Override
                public void line(byte[] buffer, int start, int end, long offset) throws IOException {
                    delivered.line(buffer, start, end, offset);
                    for (int i = 0; i < 3 && !todo.isEmpty(); i++) {
                        todo.remove().take();
                    }
                }

                @Override
                public void corrupt(long offset, long length, String reason) {
                    delivered.corrupt(offset, length, reason);
                }
            };
            while (!todo.isEmpty() || follower.poll(sink) > 0) {
                if (follower.poll(sink) == 0 && !todo.isEmpty()) {
                    todo.remove().take();
                }
            }
            assertThat(delivered.take()).as("after %d steps", before).containsExactly("0 {a}", "4 {b}", "8 {c}", "12 {d}");
        }
    }

    @Sweep
    @Test
    void takesNoRotationForAnotherFileAtWhateverMomentItLooks() throws Exception {
        int rotations = 600;
        FutureTask<Boolean> rotating = rotating(rotations);
        Thread.ofPlatform().start(rotating);
        for (int looks = 0; !rotating.isDone(); looks++) {
            follower.poll(delivered);
            LockSupport.parkNanos(1_000L * (looks * 37 % 400)); // so that the looks come at all moments of a rotation
        }
        assertThat(rotating.get()).isTrue();
        follower.poll(delivered);
        assertThat(delivered.take()).isEqualTo(rotatedLines(rotations));
    }

    @Sweep
    @Test
    void takesNoRotationForAnotherFileAtWhateverMomentItBegins() throws Exception {
        FutureTask<Boolean> rotating = rotating(600);
        Thread.ofPlatform().start(rotating);
        while (!rotating.isDone()) {
            follower.close();
            follower = follower(0);
            follower.poll(delivered);
            follower.poll(delivered);
            List<String> lines = delivered.take();
            assertThat(lines).isEqualTo(rotatedLines(lines.size()));
        }
        assertThat(rotating.get()).isTrue();
    }

    /** Appends a line and rotates the log, over and over. */
    private FutureTask<Boolean> rotating(int rotations) {
        return new FutureTask<>(() -> {
            for (int i = 0; i < rotations; i++) {
                append("{a}\n");
                Segment segment = Segment.plain(log(), 4L * i, 4L * i + 4);
                Files.createDirectories(segment.directory());
                Files.move(log(), segment.plainFile());
                append("");
                SegmentedLog.gzip(segment.compressedFile(), Files.readAllBytes(segment.plainFile()));
                Files.delete(segment.plainFile());
            }
            return true;
        });
    }

    private static List<String> rotatedLines(int count) {
        return IntStream.range(0, count).mapToObj(i -> 4 * i + " {a}").toList();
    }

    private void deleteLogs() throws IOException {
        for (Path parent : List.of(directory, directory.resolve("segments"))) {
            if (Files.isDirectory(parent)) {
                try (var files = Files.list(parent)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
