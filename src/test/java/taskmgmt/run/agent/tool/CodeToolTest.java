package taskmgmt.run.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.agent.tool.ToolFailure;

class CodeToolTest {
    @TempDir
    private Path directory;
    private Path root;

    @BeforeEach
    void write() throws IOException {
        root = Files.createDirectories(directory.resolve("work"));
        Files.writeString(root.resolve("a.py"), "import os\nclass C:\n    def f(self): return g() if self else 1\ndef g(): pass\n");
        Files.writeString(root.resolve("bad.js"), "function (\n");
        Files.writeString(directory.resolve("outside.py"), "def secret(): pass\n");
        Files.createSymbolicLink(root.resolve("out"), directory);
    }

    private String call(String path, @Nullable String show) throws ToolFailure, InterruptedException {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>(Map.of("path", path));
        if (show != null) {
            arguments.put("show", show);
        }
        return new CodeTool(root).call(arguments, Duration.ofSeconds(10)).text();
    }

    @Test
    void sumsUp() throws ToolFailure, InterruptedException {
        assertThat(call(".", null)).isEqualTo("""
                python: 1 files, 4 lines, 2 functions, 1 classes, 1 imports, 1 calls
                javascript: 1 files, 1 lines, 0 functions, 0 classes, 0 imports, 0 calls
                2 functions and classes are mentioned nowhere else
                The most complex functions:
                a.py:3 function C.f complexity 2 lines 1
                a.py:4 function g complexity 1 lines 1
                bad.js:1 does not follow the grammar""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"functions|a.py:3 function C.f complexity 2 lines 1", "classes|a.py:2 class C", "imports|a.py:1 import os",
        "calls|a.py:3 call g", "unused|a.py:2 class C"})
    void listsOneKind(String show, String first) throws ToolFailure, InterruptedException {
        assertThat(call("a.py", show).lines()).first().isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside.py", "out/outside.py", "/", "none", ""})
    void looksAtNothingOutsideOfTheWorkspace(String path) {
        assertThatThrownBy(() -> call(path, null)).isInstanceOf(ToolFailure.class);
    }

    @Test
    void followsNoLinkAndRefusesWhatItDoesNotKnow() throws ToolFailure, InterruptedException {
        assertThat(call(".", "functions")).doesNotContain("secret");
        assertThatThrownBy(() -> call(".", "everything")).isInstanceOf(ToolFailure.class);
    }
}
