package taskmgmt.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NeedsRuleTest {
    @Test
    void memoryMayBeLeftToTheForecast() {
        assertThat(NeedsRule.parse("cpu=2,mem=4G")).isEqualTo(new NeedsRule(new Needs(2, 4L << 30, 0), false));
        assertThat(NeedsRule.parse("mem=forecast")).isEqualTo(new NeedsRule(Needs.NONE, true));
        assertThat(NeedsRule.parse("gpu=1,memory=forecast,cpu=2")).isEqualTo(new NeedsRule(new Needs(2, 0, 1), true));
        assertThat(NeedsRule.parse("cpu=2,mem=forecast").with(1_000)).isEqualTo(new Needs(2, 1_000, 0));
        assertThat(NeedsRule.parse("mem=forecast").with(Long.MAX_VALUE)).isEqualTo(new Needs(0, Needs.MAX_MEMORY, 0));
        for (String wrong : new String[] {"mem=forecast,mem=4G", "cpu=forecast", "gpu=forecast", "mem=Forecast", "", "mem=forecast,"}) {
            assertThatThrownBy(() -> NeedsRule.parse(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
