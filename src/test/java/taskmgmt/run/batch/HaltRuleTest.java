package taskmgmt.run.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HaltRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "never|0|100|false", "soon,fail=1|5|0|false", "soon,fail=1|0|1|true", "now,fail=3|9|2|false", "now,fail=3|0|3|true",
            "now,success=1|0|9|false", "now,success=1|1|0|true", "soon,done=4|2|1|false", "soon,done=4|2|2|true",
            "soon,fail=50%|0|2|false", "soon,fail=50%|1|2|true", "soon,fail=50%|2|1|false", "soon,fail=50%|2|2|true",
            "now,success=100%|3|0|true", "now,success=100%|3|1|false"})
    void countsWhatItNames(String text, long completed, long failed, boolean reached) {
        assertThat(HaltRule.parse(text).isReached(new BatchTally(completed, failed, 7))).isEqualTo(reached);
    }

    @Test
    void saysWhetherThoseThatRunAreEnded() {
        assertThat(HaltRule.parse("now,fail=1").when()).isEqualTo(HaltRule.When.NOW);
        assertThat(HaltRule.parse("soon,fail=1").when()).isEqualTo(HaltRule.When.SOON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "fail=1", "now,fail", "now,fail=0", "now,fail=-1", "now,fail=101%", "now,fail=0%", "later,fail=1",
        "now,error=1", "now;fail=1", "now,fail:1", "now,fail=1,", "NOW,fail=1", "now,fail=x", "2"})
    void nothingElseIsARule(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> HaltRule.parse(text));
    }
}
