package taskmgmt.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import sun.misc.Signal;

class NativeCallsTest {
    /** A program that sends QUIT to itself, and then a signal that Java hears after it. */
    static final class QuitsItself {
        private QuitsItself() {}

        public static void main(String[] args) throws InterruptedException {
            NativeCalls calls = Objects.requireNonNull(NativeCalls.linked(), "linked calls");
            CountDownLatch heard = new CountDownLatch(1);
            Signal.handle(new Signal("USR2"), _ -> heard.countDown());
            if (args[0].equals("disregard")) {
                calls.disregard(ExitStatus.number("QUIT"));
            }
            long self = ProcessHandle.current().pid();
            calls.kill(self, ExitStatus.number("QUIT"));
            calls.kill(self, ExitStatus.number("USR2"));
            heard.await();
        }
    }

    private static String output(String argument) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), QuitsItself.class.getName(), argument))
                .redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    void javaWritesNoThreadDumpForASignalThatIsDisregarded() throws Exception {
        assertThat(output("keep")).contains("Full thread dump");
        assertThat(output("disregard")).isEmpty();
    }
}
