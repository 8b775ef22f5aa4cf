package taskmgmt.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Sweep;

/** Over real processes, several at the same time. */
class ChildAmongOthersTest {
    private static final Child.TimeLimit FOR_EVER = new Child.TimeLimit(null, Duration.ZERO);

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Child start(Map<String, @Nullable String> variables, String... words) throws IOException {
        return Child.startAmongOthers(new ChildCommand(List.of(words), directory, variables), new Streams(out, err, false), OutputListener.NOBODY, true);
    }

    private Child start(String script) throws IOException {
        return start(Map.of(), "sh", "-c", script);
    }

    private static FutureTask<Child.Ended> ending(Child child) {
        return ending(child, new NobodyAsks());
    }

    private static FutureTask<Child.Ended> ending(Child child, Child.Watcher watcher) {
        FutureTask<Child.Ended> ended = new FutureTask<>(() -> child.await(FOR_EVER, watcher));
        Thread.ofPlatform().start(ended);
        return ended;
    }

    private record NobodyAsks() implements Child.Watcher {
        @Override
        public @Nullable Duration pause() {
            return null;
        }

        @Override
        public void look(ChildFigures soFar) {
            throw new IllegalStateException("nobody asked");
        }
    }

    /** Makes a file once so much memory was seen. What is less than this process has is only known where it is seen. */
    private record UntilSeen(long bytes, Path file) implements Child.Watcher {
        @Override
        public @Nullable Duration pause() {
            return Files.exists(file) ? null : Duration.ofMillis(20);
        }

        @Override
        public void look(ChildFigures soFar) {
            Long largest = soFar.largestBytes();
            if (largest != null && largest > bytes) {
                try {
                    Files.createFile(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    @Test
    void passesOnWhatItWritesAndHowItEnds() throws Exception {
        Child.Ended ended = start("cat; printf 'a\\0b'; echo oops >&2; exit 3").await(FOR_EVER, new NobodyAsks());
        assertThat(ended.status()).isEqualTo(new ExitStatus(3));
        assertThat(out.toString(UTF_8)).isEqualTo("a\0b");
        assertThat(err.toString(UTF_8)).isEqualTo("oops\n");
        assertThat(ended.outTail()).isEqualTo("a\0b");
        assertThat(ended.figures().source()).startsWith("getrusage");
        assertThat(start("kill -KILL $$").await(FOR_EVER, new NobodyAsks()).status().signal()).isEqualTo("KILL");
    }

    @Test
    void runsWhereItIsToldWithTheVariablesThatItIsGiven() throws Exception {
        Map<String, @Nullable String> variables = new HashMap<>();
        variables.put("GIVEN", "é\n ' \"");
        variables.put("HOME", null);
        start(variables, "sh", "-c", "pwd; echo \"$GIVEN|${HOME-none}|$PATH\"").await(FOR_EVER, new NobodyAsks());
        assertThat(out.toString(UTF_8)).isEqualTo(directory.toRealPath() + "\né\n ' \"|none|" + System.getenv("PATH") + "\n");
    }

    @Test
    void hasNothingOfThisProcessButItsStreams() throws Exception {
        start(Map.of(), "ls", "/proc/self/fd").await(FOR_EVER, new NobodyAsks());
        start(Map.of(), "grep", "SigBlk", "/proc/self/status").await(FOR_EVER, new NobodyAsks());
        // The fourth is the directory that ls reads.
        assertThat(out.toString(UTF_8)).isEqualTo("0\n1\n2\n3\nSigBlk:\t0000000000000000\n");
    }

    /** As scripts do that clean up by {@code trap 'kill 0' EXIT}: who is in their group would end as well. */
    @Test
    void whatSignalsItsProcessGroupHitsNobodyElse() throws Exception {
        Child.Ended first = start("cut -d' ' -f5,6,7 /proc/$$/stat; echo $$").await(FOR_EVER, new NobodyAsks());
        assertThat(first.status().code()).isZero();
        String[] lines = out.toString(UTF_8).split("\n", -1);
        assertThat(lines[0]).as("its group, its session, its terminal").isEqualTo(lines[1] + " " + lines[1] + " 0");

        FutureTask<Child.Ended> other = ending(start("until [ -e over ]; do sleep 0.05; done"));
        assertThat(start("kill -KILL 0").await(FOR_EVER, new NobodyAsks()).status().signal()).isEqualTo("KILL");
        assertThat(start("trap 'kill 0' EXIT; sleep 100 & exit 0").await(FOR_EVER, new NobodyAsks()).status().signal()).isEqualTo("TERM");
        Files.createFile(directory.resolve("over"));
        assertThat(other.get().status().code()).isZero();
    }

    @Test
    void readsWhatItIsGiven() throws Exception {
        Path input = Files.writeString(directory.resolve("input"), "given\n");
        Child child = Child.startReading(input, new ChildCommand(List.of("cat"), directory, Map.of()), new Streams(out, err, false), OutputListener.NOBODY, true);
        Child.Ended ended = child.await(FOR_EVER, new NobodyAsks());
        assertThat(out.toString(UTF_8)).isEqualTo("given\n");
        assertThat(ended.figures().source()).as("its own figures").startsWith("getrusage");
    }

    @Test
    void whatCannotBeStartedSaysWhy() throws Exception {
        assertThatThrownBy(() -> start(Map.of(), "there-is-no-such-program")).isInstanceOf(IOException.class)
                .hasMessage("error=2, No such file or directory");
        Files.writeString(directory.resolve("text"), "x");
        assertThatThrownBy(() -> start(Map.of(), "./text")).isInstanceOf(IOException.class).hasMessageContaining("Permission denied");
        assertThatThrownBy(() -> start(Map.of(), "sh", "a\0b")).isInstanceOf(IOException.class).hasMessageContaining("NUL");
    }

    @Sweep
    @Test
    void figuresOfEachAreItsOwn() throws Exception {
        // Ends at once when it has said it, since what it would tidy up then costs time as well.
        String busy = python() + " -c \"b = bytearray(90 << 20)\nwhile not __import__('os').path.exists('seen'): pass\nfor i in range(6000000): pass\nprint(__import__('resource').getrusage(0).ru_utime, flush=True)"
                + "\n__import__('os')._exit(0)\"";
        List<FutureTask<Child.Ended>> all = new ArrayList<>();
        all.add(ending(start(Map.of(), "sh", "-c", busy), new UntilSeen(90L << 20, directory.resolve("seen"))));
        for (int i = 0; i < 3; i++) {
            Path seen = directory.resolve("seen" + i);
            all.add(ending(start("until [ -e " + seen.getFileName() + " ]; do sleep 0.02; done; exit " + i), new UntilSeen(0, seen)));
        }
        ChildFigures figures = all.getFirst().get().figures();
        double said = Double.parseDouble(out.toString(UTF_8).strip());
        assertThat(Objects.requireNonNull(figures.userMicros()) / 1e6).isBetween(said, said + 0.15);
        assertThat(Objects.requireNonNull(figures.largestBytes())).isGreaterThan(90L << 20);
        for (int i = 0; i < 3; i++) {
            Child.Ended ended = all.get(i + 1).get();
            assertThat(ended.status().code()).isEqualTo(i);
            assertThat(Objects.requireNonNull(ended.figures().userMicros()) / 1e6).isLessThan(said / 2);
            assertThat(ended.figures().largestBytes()).isLessThan(60L << 20);
        }
    }

    /** Python itself: what is called python3 may be a script that looks for it first. */
    private static String python() throws IOException {
        Process asked = new ProcessBuilder("python3", "-c", "print(__import__('sys').executable)").redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new String(asked.getInputStream().readAllBytes(), UTF_8).strip();
    }

    @Sweep
    @Test
    void endsWithItsDescendantsWhenItIsTold() throws Exception {
        Path pids = directory.resolve("pids");
        Child child = start("trap '' TERM; sh -c 'trap \"\" TERM; echo $$ >> pids; sleep 100' & echo $! >> pids; echo $$ >> pids; wait; sleep 100");
        FutureTask<Child.Ended> ended = ending(child);
        while (!Files.exists(pids) || Files.readAllLines(pids).size() < 3) {
            Thread.onSpinWait();
        }
        child.end(Duration.ofSeconds(100));
        child.end(Duration.ZERO);
        assertThat(ended.get().status().signal()).isEqualTo("KILL");
        assertThat(ended.get().timedOut()).isFalse();
        for (String pid : Files.readAllLines(pids)) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(left -> assertThat(left.onExit()).succeedsWithin(Duration.ofSeconds(10)));
        }
        child.signal("TERM"); // it has ended: nobody is hit
    }

    @Sweep
    @Test
    void whatItLeftBehindIsNotWaitedForWhenItIsTold() throws Exception, ExecutionException {
        Child child = start("(trap '' TERM; touch ready; exec sleep 100) & exit 5");
        FutureTask<Child.Ended> ended = ending(child);
        while (!Files.exists(directory.resolve("ready"))) {
            Thread.onSpinWait();
        }
        child.end(Duration.ZERO);
        assertThat(ended.get().status().code()).isIn(5, 137, 143);
    }
}
