package taskmgmt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

/** What it does to a terminal is tried on one by the smoke run. */
class TerminalGuardTest {
    @Test
    void isClosedWhetherThereIsATerminalOrNot() {
        TerminalGuard guard = TerminalGuard.of("");

        assertThat(guard).isNotNull();
        assertThatCode(guard::close).doesNotThrowAnyException();
    }
}
