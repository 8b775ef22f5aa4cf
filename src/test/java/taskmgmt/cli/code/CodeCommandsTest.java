package taskmgmt.cli.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

class CodeCommandsTest {
    @TempDir
    private Path directory;
    private Tool tool;

    @BeforeEach
    void write() throws IOException {
        tool = Tool.in(directory);
        Files.createDirectories(directory.resolve("src"));
        Files.writeString(directory.resolve("src/a.py"), "import os\ndef used(x):\n    return 1 if x else 2\ndef _dead(): used(3)\n");
        Files.writeString(directory.resolve("src/b.go"), "package b\nfunc F() {\n");
    }

    @Test
    void sumsUpADirectory() {
        assertThat(tool.run("code", "structure", "src")).isEqualTo(new Tool.Outcome(0, """
                Structure of src

                Code              6 lines in 2 files

                Languages
                LANGUAGE  FILES  LINES  FUNCTIONS  CLASSES  IMPORTS  CALLS  AVG COMPLEXITY  MAX
                python        1      4          2        0        1      1            1.50    2
                go            1      2          1        0        0      0            1.00    1

                Most complex functions
                NAME   COMPLEXITY  LINES  PLACE
                used            2      2  a.py:2
                _dead           1      1  a.py:4
                F               1      1  b.go:2

                Mentioned nowhere else: 2 candidates for dead code
                NAME   KIND      EXPORTED  PLACE
                _dead  function  false     a.py:4
                F      function  true      b.go:2

                Not according to their grammar
                - b.go:2
                """, ""));
    }

    @Test
    void theDataHasTheSame() {
        assertThat(tool.run("code", "structure", "src", "--top", "1", "--json", "--max-file-bytes", "30").out().replaceAll("\\s+", "")).isEqualTo(
                "{\"directory\":\"src\",\"languages\":[{\"language\":\"go\",\"files\":1,\"lines\":2,\"functions\":1,\"classes\":0,\"imports\":0,\"calls\":0,"
                        + "\"avg_complexity\":1.00,\"max_complexity\":1}],\"most_complex\":[{\"name\":\"F\",\"kind\":\"function\",\"file\":\"b.go\",\"line\":2,\"lines\":1,"
                        + "\"complexity\":1,\"exported\":true}],\"unused_candidates\":1,\"unused\":[{\"name\":\"F\",\"kind\":\"function\",\"file\":\"b.go\",\"line\":2,"
                        + "\"lines\":1,\"complexity\":1,\"exported\":true}],\"files_with_syntax_errors\":1,\"syntax_errors\":[{\"file\":\"b.go\",\"line\":2,\"places\":1}],"
                        + "\"skipped_files\":1,\"skipped\":[{\"file\":\"a.py\",\"reason\":\"largerthan30bytes\"}]}");
    }

    @Test
    void listsWhatIsAskedFor() {
        assertThat(tool.run("code", "list", "src/a.py", "--kind", "import,call", "-o", "csv", "--columns", "name,kind,within,line").out())
                .isEqualToNormalizingNewlines("name,kind,within,line\nos,import,,1\nused,call,_dead,4\n");
        assertThat(tool.run("code", "list", "src", "--unused", "-q").out()).isEqualTo("_dead\nF\n");
        assertThat(tool.run("code", "list", "src", "--language", "python", "-o", "tsv", "--columns", "name,complexity,called,visibility"))
                .isEqualTo(new Tool.Outcome(0, "name\tcomplexity\tcalled\tvisibility\nused\t2\t1\texported\n_dead\t1\t0\tinternal\n", ""));
        assertThat(tool.run("code", "list", "src", "-q").err()).isEqualTo(
                "task-mgmt: 1 file does not follow the grammar everywhere, 0 files were left out: 'code structure' names them\n");
    }

    @Test
    void saysWhatItCannotUse() {
        assertThat(tool.run("code", "structure", "none")).satisfies(outcome -> {
            assertThat(outcome.status()).isEqualTo(3);
            assertThat(outcome.err()).isEqualTo("task-mgmt: " + directory.resolve("none") + ": no such file or directory\n");
        });
        assertThat(tool.run("code", "structure", "a\0b").status()).isEqualTo(2);
        assertThat(tool.run("code", "list", "--kind", "method").status()).isEqualTo(2);
        assertThat(tool.run("code", "structure", "--language", "cobol").status()).isEqualTo(2);
        assertThat(tool.run("code", "structure", "src", "--max-files", "0").status()).isEqualTo(2);
    }

    @Test
    void aDirectoryWithoutCodeHasNone() throws IOException {
        Files.createDirectories(directory.resolve("empty"));
        assertThat(tool.run("code", "structure", "empty").out()).contains("no file in a language that is known");
        assertThat(tool.run("code", "list", "empty")).returns(0, Tool.Outcome::status).returns("task-mgmt: no such code\n", Tool.Outcome::err);
    }
}
