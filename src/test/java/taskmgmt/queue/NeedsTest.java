package taskmgmt.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeedsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cpu=2,mem=4G,gpu=1 | 2   | 4294967296 | 1
            cpu=0.5            | 0.5 | 0          | 0
            mem=512m           | 0   | 536870912  | 0
            memory=1.5K        | 0   | 1536       | 0
            mem=100            | 0   | 100        | 0
            gpu=8              | 0   | 0          | 8
            """)
    void readsWhatPeopleType(String text, double cpu, long memory, int gpu) {
        assertThat(Needs.parse(text)).isEqualTo(new Needs(cpu, memory, gpu));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cpu", "cpu=", "cpu=x", "cpu=-1", "cpu=NaN", "cpu=1e9", "mem=4X", "mem=9999999T", "mem=-1", "gpu=1.5", "disk=4", "cpu=1,"})
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> Needs.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fitsWhereNothingIsMissing() {
        Needs machine = new Needs(4, 1000, 1);
        assertThat(new Needs(4, 1000, 1).fits(machine)).isTrue();
        assertThat(new Needs(4.1, 0, 0).fits(machine)).isFalse();
        assertThat(new Needs(0, 1001, 0).fits(machine)).isFalse();
        assertThat(new Needs(0, 0, 2).fits(machine)).isFalse();
        assertThat(Needs.NONE.fits(Needs.NONE)).isTrue();
    }

    @Test
    void sumsStayWithinTheirBounds() {
        assertThat(Needs.MOST.plus(Needs.MOST)).isEqualTo(Needs.MOST);
        assertThat(new Needs(1, 2, 3).plus(new Needs(0.5, 20, 30))).isEqualTo(new Needs(1.5, 22, 33));
    }

    @Test
    void aRecordKeepsThem() {
        Needs needs = new Needs(2, 4096, 1);
        assertThat(Needs.of(needs.toMap())).isEqualTo(needs);
        assertThat(Needs.NONE.toMap()).isEmpty();
        assertThat(Needs.of(Map.of("cpu", "two", "gpu", -1L))).isEqualTo(Needs.NONE);
    }
}
