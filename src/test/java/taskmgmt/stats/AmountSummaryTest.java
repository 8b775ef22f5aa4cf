package taskmgmt.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.testkit.Seed;

class AmountSummaryTest {
    @ParameterizedTest
    @CsvSource({"0.0000004,0.0000014,0.0000018", "0.1,0.2,0.3", "123456789.123456,0.000000000001,123456789.123456000001",
        "1e18,0.5,1000000000000000000.5", "-3.25,3,-0.25", "999999999999999,999999999999999,1999999999999998"})
    void sumIsExactToTheLastDigit(String one, String other, String sum) {
        AmountSummary summary = of(List.of(Double.valueOf(one), Double.valueOf(other)));

        assertThat(sum(summary)).isEqualByComparingTo(sum);
        assertThat(summary.count()).isEqualTo(2);
        assertThat(summary.max()).isEqualTo(Math.max(Double.parseDouble(one), Double.parseDouble(other)));
        assertThat(summary.min()).isEqualTo(Math.min(Double.parseDouble(one), Double.parseDouble(other)));
    }

    @Test
    void partsAndCheckpointsChangeNothing() {
        Random random = Seed.random(AmountSummaryTest.class);
        BigDecimal expected = BigDecimal.ZERO;
        AmountSummary whole = new AmountSummary();
        AmountSummary first = new AmountSummary();
        AmountSummary second = new AmountSummary();
        for (int i = 0; i < 1_000; i++) {
            BigDecimal amount = BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), random.nextInt(13));
            expected = expected.add(amount);
            whole.add(amount.doubleValue());
            (random.nextBoolean() ? first : second).add(amount.doubleValue());
        }
        StateWriter state = new StateWriter();
        second.write(state);
        AmountSummary kept = AmountSummary.read(new StateReader(state.toByteArray()));
        kept.add(first);

        assertThat(sum(whole)).isEqualByComparingTo(expected);
        assertThat(sum(kept)).isEqualByComparingTo(expected);
        assertThat(kept.min()).isEqualTo(whole.min());
        assertThat(kept.max()).isEqualTo(whole.max());
        assertThat(kept.count()).isEqualTo(1_000);
    }

    private static AmountSummary of(List<Double> amounts) {
        AmountSummary summary = new AmountSummary();
        amounts.forEach(summary::add);
        return summary;
    }

    private static BigDecimal sum(AmountSummary summary) {
        return new BigDecimal(summary.sum().toPlainString());
    }
}
