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
    /** What this process has open, as the system names it. */
    private static long open(String inName) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.filter(file -> {
                try {
                    return Files.readSymbolicLink(file).toString().matches(inName);
                } catch (IOException gone) {
                    return false;
                }
            }).count();
        }
    }

    @Test
    void itHasNoNameWhileItIsUsedAndIsGoneAfterwards() throws IOException {
        String nameless = ".*/task-mgmt-[0-9]+\\.tmp \\(deleted\\)";
        long before = open(nameless);
        try (NamelessFile file = NamelessFile.create()) {
            OutputStream out = file.out();
            out.write("a secret".getBytes(UTF_8));
            out.write(" or two".getBytes(UTF_8));

            assertThat(open(nameless)).isEqualTo(before + 1);
            for (int times = 0; times < 2; times++) {
                try (InputStream in = file.in()) {
                    assertThat(in.read()).isEqualTo('a');
                    assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo(" secret or two");
                    assertThat(in.read()).isEqualTo(-1);
                }
            }
        }
        assertThat(open(nameless)).isEqualTo(before);
    }
}
