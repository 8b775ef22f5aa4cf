package taskmgmt.serve.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Places places = new Places(6);

    private List<Places.Place> take(String caller, int count) {
        List<Places.Place> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Places.Place place = places.take(caller);
            if (place != null) {
                taken.add(place);
            }
        }
        return taken;
    }

    @Test
    void oneCallerMayHaveAllThatNobodyElseWants() {
        List<Places.Place> all = take("a", 10);

        assertThat(all).hasSize(6).noneMatch(Places.Place::isLost);
        all.getFirst().close();
        assertThat(take("a", 2)).hasSize(1);
    }

    @Test
    void anotherOneGetsItsShareOfThemWhichAreThoseThatWereHeldForLongest() {
        List<Places.Place> first = take("a", 6);

        assertThat(take("b", 6)).hasSize(3).noneMatch(Places.Place::isLost);
        assertThat(first.subList(0, 3)).allMatch(Places.Place::isLost);
        assertThat(first.subList(3, 6)).noneMatch(Places.Place::isLost);
        assertThat(take("a", 1)).isEmpty();
        assertThat(take("c", 6)).as("of whoever has most").hasSize(2);
    }

    @Test
    void whatIsLostIsGivenBackOnce() {
        List<Places.Place> first = take("a", 6);
        Places.Place other = Objects.requireNonNull(places.take("b"));

        first.forEach(Places.Place::close);
        other.close();
        other.close();

        assertThat(take("c", 10)).hasSize(6);
    }
}
