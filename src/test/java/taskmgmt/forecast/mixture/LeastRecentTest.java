package taskmgmt.forecast.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeastRecentTest {
    @Test
    void mapForgetsWhoWasAskedForLongestAgo() {
        StringBuilder left = new StringBuilder();
        LeastRecent<String, Integer> map = new LeastRecent<>(2, (key, value) -> left.append(key).append(value));
        map.put("a", 1);
        map.put("b", 2);
        assertThat(map.get("a")).isEqualTo(1);
        map.put("c", 3);

        assertThat(left).hasToString("b2");
        assertThat(map.get("b")).isNull();
        assertThat(map.get("a")).isEqualTo(1);
        assertThat(map.remove("a")).isEqualTo(1);
        assertThat(map.size()).isEqualTo(1);
    }
}
