package taskmgmt.store.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.testkit.LogClient;
import taskmgmt.testkit.LogFixture;
import taskmgmt.testkit.Sweep;

/** A real process is killed at each of its system calls on the log directory, from outside, by strace. */
class KilledProcessTest {
    private static final List<String> NAMES = List.of("", LogFiles.REGISTRY, LogFiles.AUDIT, LogFiles.STATE, LogFiles.HEADS + ".tmp",
            LogFiles.LOCK);
    /** More than a command makes of one kind. */
    private static final int MAX_CALLS = 50;

    @TempDir
    Path temporary;

    /** Creates a task in the directory that is named first, and says so. */
    static final class Creator {
        private Creator() {}

        public static void main(String[] args) throws IOException {
            LogFixture log = new LogFixture(Path.of(args[0]));
            try (LogClient client = new LogClient(log, PrivateFiles.SYSTEM)) {
                client.create("killed");
            }
            System.out.println("acknowledged");
        }
    }

    @Sweep
    @ParameterizedTest
    @ValueSource(strings = {"write", "fdatasync", "openat"})
    void aKillAtAnySystemCallLosesNothing(String call) throws IOException, InterruptedException {
        assumeTrue(straceRuns(), "strace does not run here");
        int killed = 0;
        for (int at = 1; at < MAX_CALLS; at++) {
            LogFixture log = new LogFixture(temporary.resolve(call + at));
            log.create("one");
            String out = create(log, call, at);
            log.create("after");
            assertThat(log.tasks()).as("%s %s", call, at).containsKeys("one", "after");
            if (out.contains("acknowledged")) {
                assertThat(log.tasks()).as("%s %s", call, at).containsKey("killed");
            }
            assertThat(log.firstFinding()).as("%s %s", call, at).isEmpty();
            if (!out.contains("killed by SIGKILL")) {
                assertThat(out).as("%s %s", call, at).contains("acknowledged");
                break;
            }
            killed++;
        }
        assertThat(killed).as(call).isBetween(2, MAX_CALLS - 2);
    }

    @Test
    void withoutAKillItIsAcknowledged() throws IOException, InterruptedException {
        LogFixture log = new LogFixture(temporary.resolve("sound"));
        assertThat(output(java(log))).contains("acknowledged");
        assertThat(log.tasks()).containsOnlyKeys("killed");
    }

    private static List<String> java(LogFixture log) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), Creator.class.getName(), log.directory.toString());
    }

    /** What it and strace say. */
    private static String create(LogFixture log, String call, int at) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq", "-e", "trace=" + call,
                "-e", "inject=" + call + ":signal=SIGKILL:when=" + at));
        for (String name : NAMES) {
            command.addAll(List.of("-P", log.file(name).toString()));
        }
        command.addAll(java(log));
        return output(command);
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return out;
    }

    private static boolean straceRuns() throws InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/bin/strace"))) {
            return false;
        }
        try {
            return new ProcessBuilder("strace", "-qq", "-o", "/dev/null", "true").start().waitFor() == 0;
        } catch (IOException noStrace) {
            return false;
        }
    }
}
