package taskmgmt.serve.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SharedPlacesTest {
    private final SharedPlaces places = new SharedPlaces(6);

    private List<SharedPlaces.Place> take(String caller, int count) {
        List<SharedPlaces.Place> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SharedPlaces.Place place = places.take(caller);
            if (place != null) {
                taken.add(place);
            }
        }
        return taken;
    }

    @Test
    void oneCallerMayHaveAllThatNobodyElseWants() {
        List<SharedPlaces.Place> all = take("a", 10);

        assertThat(all).hasSize(6).noneMatch(SharedPlaces.Place::isLost);
        all.getFirst().close();
        assertThat(take("a", 2)).hasSize(1);
    }

    @Test
    void anotherOneGetsItsShareOfThemWhichAreThoseThatWereHeldForLongest() {
        List<SharedPlaces.Place> first = take("a", 6);

        assertThat(take("b", 6)).hasSize(3).noneMatch(SharedPlaces.Place::isLost);
        assertThat(first.subList(0, 3)).allMatch(SharedPlaces.Place::isLost);
        assertThat(first.subList(3, 6)).noneMatch(SharedPlaces.Place::isLost);
        assertThat(take("a", 1)).isEmpty();
        assertThat(take("c", 6)).as("of whoever has most").hasSize(2);
    }

    @Test
    void whatIsLostIsGivenBackOnce() {
        List<SharedPlaces.Place> first = take("a", 6);
        SharedPlaces.Place other = Objects.requireNonNull(places.take("b"));

        first.forEach(SharedPlaces.Place::close);
        other.close();
        other.close();

        assertThat(take("c", 10)).hasSize(6);
    }
}
