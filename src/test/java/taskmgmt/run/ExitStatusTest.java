package taskmgmt.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitStatusTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"0,-,exit code 0", "3,-,exit code 3", "128,-,exit code 128", "129,HUP,ended by SIGHUP (exit code 129)",
        "137,KILL,ended by SIGKILL (exit code 137)", "143,TERM,ended by SIGTERM (exit code 143)", "159,SYS,ended by SIGSYS (exit code 159)",
        "160,-,exit code 160", "255,-,exit code 255"})
    void codesAboveThoseOfProgramsAreSignals(int code, String signal, String words) {
        assertThat(new ExitStatus(code).signal()).isEqualTo(signal);
        assertThat(new ExitStatus(code).words()).isEqualTo(words);
        if (signal != null) {
            assertThat(ExitStatus.signalled(signal).code()).isEqualTo(code);
        }
    }
}
