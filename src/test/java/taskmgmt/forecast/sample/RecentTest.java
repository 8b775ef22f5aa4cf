package taskmgmt.forecast.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentTest {
    @Test
    void keepsTheNewestInOrderWithTheirAges() {
        Random random = new Random(7);
        Deque<Double> kept = new ArrayDeque<>();
        Recent recent = new Recent(20);
        for (int i = 0; i < 200; i++) {
            double value = random.nextInt(30); // many are equal
            recent.add(value);
            kept.addFirst(value);
            if (kept.size() > 20) {
                kept.removeLast();
            }
            double[] byAge = kept.stream().mapToDouble(Double::doubleValue).toArray();
            double[] sorted = kept.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            for (int place = 0; place < recent.size(); place++) {
                assertThat(recent.value(place)).isEqualTo(sorted[place]).isEqualTo(byAge[recent.age(place)]);
            }
            long below = kept.stream().filter(each -> each <= value).count();
            assertThat(recent.countUpTo(value)).isEqualTo((int) below);
            assertThat(recent.quantile(0.5)).isEqualTo(sorted[(sorted.length + 1) / 2 - 1]);
        }
        assertThat(recent.added()).isEqualTo(200);
    }
}
