package taskmgmt.run.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchJobTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "gzip -9 a.log|gzip", "./backup.sh|./backup.sh", "LC_ALL=C sort x|sort", "A=1 B=2|sh", "'quoted program' x|sh", "(cd x && make)|sh",
            "$PROGRAM x|sh", "/usr/bin/env python3|/usr/bin/env", "if true; then echo; fi|if"})
    void programIsTheFirstWordThatSetsNoVariable(String line, String program) {
        assertThat(BatchJob.shell(1, line).program()).isEqualTo(program);
    }

    @Test
    void aLineIsForAShell() {
        BatchJob job = BatchJob.shell(3, "echo a | wc");
        assertThat(job.words()).containsExactly("/bin/sh", "-c", "echo a | wc");
        assertThat(job.shown()).containsExactly("echo a | wc");
        assertThat(job.logged()).isEqualTo("echo a | wc");
    }

    @Test
    void aLineIsAnArgumentAsItIs() {
        BatchJob job = BatchJob.of(1, "a b; rm $x", List.of("cp", "{}", "/backup/{}.bak"));
        assertThat(job.words()).containsExactly("cp", "a b; rm $x", "/backup/a b; rm $x.bak");
        assertThat(job.program()).isEqualTo("cp");
        assertThat(BatchJob.of(1, "a b", List.of("gzip", "-9")).words()).containsExactly("gzip", "-9", "a b");
        assertThat(BatchJob.of(1, "a b", List.of("gzip", "-9")).logged()).isEqualTo("gzip -9 a b");
    }
}
