package taskmgmt.spill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamelessFileTest {
    /** How many files this process has open that have no name any more and begin so: other tests have some of their own at the same time. */
    private static long open(String begin) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.filter(file -> {
                try {
                    return Files.readSymbolicLink(file).toString().matches(".*/task-mgmt-[0-9]+\\.tmp \\(deleted\\)") && begins(file, begin);
                } catch (IOException gone) {
                    return false;
                }
            }).count();
        }
    }

    private static boolean begins(Path file, String begin) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(begin.length()), UTF_8).equals(begin);
        }
    }

    @Test
    void itHasNoNameWhileItIsUsedAndIsGoneAfterwards() throws IOException {
        try (NamelessFile file = NamelessFile.create()) {
            OutputStream out = file.out();
            out.write("a secret".getBytes(UTF_8));
            out.write(" or two".getBytes(UTF_8));

            assertThat(open("a secret")).isEqualTo(1);
            for (int times = 0; times < 2; times++) {
                try (InputStream in = file.in()) {
                    assertThat(in.read()).isEqualTo('a');
                    assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo(" secret or two");
                    assertThat(in.read()).isEqualTo(-1);
                }
            }
        }
        assertThat(open("a secret")).isZero();
    }
}
