package taskmgmt.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import taskmgmt.number.Decimal;

class MeanTest {
    @Test
    void ofTwoPartsIsThatOfTheWhole() {
        Mean one = new Mean();
        one.add(Decimal.parse("0.1"));
        one.add(Decimal.parse("0.2"));
        Mean other = new Mean();
        other.add(Decimal.parse("0.6"));

        one.add(other);

        assertThat(one.count()).isEqualTo(3);
        assertThat(one.value()).isEqualTo(Decimal.parse("0.3"));
    }

    @Test
    void ofNothingIsNothing() {
        assertThat(new Mean().value()).isNull();
    }

    @Test
    void isRoundedToTheNanosecond() {
        Mean mean = new Mean();
        mean.add(Decimal.parse("1"));
        mean.add(Decimal.parse("0"));
        mean.add(Decimal.parse("1"));

        assertThat(mean.value()).isEqualTo(Decimal.parse("0.666666667"));
    }
}
