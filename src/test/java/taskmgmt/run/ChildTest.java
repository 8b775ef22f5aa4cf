package taskmgmt.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import taskmgmt.testkit.Sweep;

/** Over real processes, and no others beside them: what all children of this process have used is one figure. */
@Isolated
class ChildTest {
    private static final Child.TimeLimit FOR_EVER = new Child.TimeLimit(null, Duration.ZERO);
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static final class Patient implements Child.Watcher {
        @Override
        public @Nullable Duration pause() {
            return null;
        }

        @Override
        public void look(ChildFigures soFar) {
            throw new IllegalStateException("nobody asked");
        }
    }

    private ChildCommand command(String... words) {
        return new ChildCommand(List.of(words), directory, Map.of());
    }

    private Child start(ChildCommand command, OutputStream to) throws IOException {
        return Child.start(command, new Streams(to, err, false), OutputListener.NOBODY, true);
    }

    private Child.Ended run(String script) throws IOException, InterruptedException {
        return start(command("sh", "-c", script), out).await(FOR_EVER, new Patient());
    }

    @Test
    void passesOnWhatItWritesAndHowItEnds() throws Exception {
        Child.Ended ended = run("printf 'a\\0b\\377'; echo oops >&2; exit 3");

        assertThat(ended.status()).isEqualTo(new ExitStatus(3));
        assertThat(out.toByteArray()).isEqualTo(new byte[] {'a', 0, 'b', (byte) 0xff});
        assertThat(err.toString(UTF_8)).isEqualTo("oops\n");
        assertThat(ended.outTail()).isEqualTo("a\0b\ufffd");
        assertThat(ended.errTail()).isEqualTo("oops\n");
        assertThat(ended.timedOut()).isFalse();
    }

    @Test
    void aSignalThatEndsItIsItsExitCode() throws Exception {
        assertThat(run("kill -KILL $$").status().signal()).isEqualTo("KILL");
    }

    @Test
    void runsWhereItIsToldWithTheVariablesThatItIsGiven() throws Exception {
        Map<String, @Nullable String> variables = new HashMap<>();
        variables.put("GIVEN", "a\nb ' \"");
        variables.put("PATH", null);
        ChildCommand command = new ChildCommand(List.of("/bin/sh", "-c", "pwd; echo \"$GIVEN|${PATH-none}\""), directory, variables);
        // A shell that finds no PATH makes one of its own.
        start(command, out).await(FOR_EVER, new Patient());

        assertThat(out.toString(UTF_8)).startsWith(directory.toRealPath() + "\na\nb ' \"|").doesNotContain(System.getenv("PATH") + "\n");
    }

    @Test
    void whatIsNotThereCannotBeStarted() {
        assertThatThrownBy(() -> start(command("there-is-no-such-program"), out)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new ChildCommand(List.of(), directory, Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobodyWhoReadsIsNoticedByTheChild() throws Exception {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Child.Ended ended = start(command("sh", "-c", "while echo y; do :; done 2>/dev/null"), closed).await(FOR_EVER, new Patient());

        assertThat(ended.status().code()).isNotZero();
    }

    /** Runs it with more and more time, until it has written that many lines to this file. */
    private Child.Ended runUntilOver(String script, Duration grace, Path ready, int lines) throws IOException, InterruptedException {
        Duration limit = Duration.ofMillis(250);
        while (true) {
            limit = limit.multipliedBy(2);
            out.reset();
            Child.Ended ended = start(command("sh", "-c", script), out).await(new Child.TimeLimit(limit, grace), new Patient());
            if (Files.exists(ready) && Files.readAllLines(ready).size() == lines) {
                return ended;
            }
            Files.deleteIfExists(ready);
        }
    }

    @Sweep
    @Test
    void itsTimeEndsTheWholeTree() throws Exception {
        Path pids = directory.resolve("pids");
        Child.Ended ended = runUntilOver("trap '' TERM; sh -c 'trap \"\" TERM; echo $$ >> pids; sleep 100' & echo $! >> pids; wait; sleep 100",
                Duration.ofMillis(200), pids, 2);

        assertThat(ended.timedOut()).isTrue();
        assertThat(ended.status().signal()).isEqualTo("KILL");
        for (String pid : Files.readAllLines(pids)) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(left -> assertThat(left.onExit()).succeedsWithin(Duration.ofSeconds(10)));
        }
    }

    @Test
    void itsTimeIsOverGentlyFirst() throws Exception {
        Child.Ended ended = runUntilOver("trap 'echo bye; exit 7' TERM; echo >> listens; sleep 100 & wait", Duration.ofSeconds(60),
                directory.resolve("listens"), 1);

        assertThat(ended.status()).isEqualTo(new ExitStatus(7));
        assertThat(out.toString(UTF_8)).isEqualTo("bye\n");
    }

    @Sweep
    @Test
    void signalsReachIt() throws Exception {
        Path ready = directory.resolve("ready");
        Child child = start(command("sh", "-c", "trap 'echo usr1; exit 4' USR1; touch ready; while :; do sleep 0.01; done"), out);
        while (!Files.exists(ready)) {
            Thread.onSpinWait();
        }
        child.signal("USR1");

        assertThat(child.await(FOR_EVER, new Patient()).status()).isEqualTo(new ExitStatus(4));
        assertThat(out.toString(UTF_8)).isEqualTo("usr1\n");
        child.signal("TERM"); // it has ended: nobody is hit
    }

    @Sweep
    @Test
    void memoryOfATreeIsItsSumAndOfTheLargestItsOwn() throws Exception {
        // Each holds 64 MiB beside what the interpreter takes, and all of them at the same time, until that was seen.
        String hold = "x=bytearray(64<<20); open(str(__import__('os').getpid())+'.ready','w'); __import__('sys').stdin.read()";
        Child child = start(command("sh", "-c", "mkfifo end; for i in 1 2 3; do python3 -c \"" + hold + "\" < end & done; exec 9> end; "
                + "until [ -e seen ]; do sleep 0.05; done; exec 9>&-; wait"), out);
        ChildFigures figures = child.await(FOR_EVER, new Child.Watcher() {
            @Override
            public @Nullable Duration pause() {
                return Files.exists(directory.resolve("seen")) ? null : Duration.ofMillis(50);
            }

            @Override
            public void look(ChildFigures soFar) {
                Long peak = soFar.peakBytes();
                if (peak != null && peak >= 3 * 64 * MEBIBYTE) {
                    make("seen");
                }
            }
        }).figures();

        assertThat(directory.resolve("seen")).exists();
        assertThat(Objects.requireNonNull(figures.largestBytes()) / MEBIBYTE).isBetween(64L, 100L);
        assertThat(Objects.requireNonNull(figures.peakBytes()) / MEBIBYTE).isBetween(3 * 64L, 300L);
        assertThat(Objects.requireNonNull(figures.processes())).isGreaterThanOrEqualTo(4);
        assertThat(figures.source()).isEqualTo("getrusage+proc");
    }

    @Sweep
    @Test
    void processorTimeIsThatOfTheKernel() throws Exception {
        ChildFigures figures = run("sh -c 'i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done'; times > times").figures();

        double kernel = 0;
        for (String word : Files.readString(directory.resolve("times")).trim().split("\\s+", -1)) {
            kernel += Double.parseDouble(word.substring(word.indexOf('m') + 1, word.length() - 1));
        }
        assertThat((Objects.requireNonNull(figures.userMicros()) + Objects.requireNonNull(figures.systemMicros())) / 1e6)
                .isCloseTo(kernel, within(0.05));
        assertThat(kernel).isGreaterThan(0.1);
    }

    @Test
    void somebodyIsToldWhileItRuns() throws Exception {
        ChildFigures[] told = new ChildFigures[1];
        Child child = start(command("sh", "-c", "until [ -e go ]; do sleep 0.01; done"), out);
        child.await(FOR_EVER, new Child.Watcher() {
            @Override
            public Duration pause() {
                return Duration.ofMillis(50);
            }

            @Override
            public void look(ChildFigures soFar) {
                told[0] = soFar;
                make("go");
            }
        });
        assertThat(told[0].source()).isEqualTo("proc");
        assertThat(told[0].wallNanos()).isPositive();
    }

    private void make(String file) {
        try {
            Files.write(directory.resolve(file), new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
