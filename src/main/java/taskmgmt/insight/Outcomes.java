package taskmgmt.insight;

import java.util.Arrays;
import java.util.List;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;

/**
 * How often runs went wrong in each way that a {@link Rate} describes, and how often they could have. Not thread-safe.
 */
final class Outcomes {
    private static final List<Rate> RATES = List.of(Rate.values());

    private final long[] parts = new long[RATES.size()];
    private final long[] wholes = new long[RATES.size()];

    static Outcomes of(List<EndedRun> runs) {
        Outcomes outcomes = new Outcomes();
        runs.forEach(outcomes::add);
        return outcomes;
    }

    void add(EndedRun run) {
        for (int i = 0; i < parts.length; i++) {
            parts[i] += RATES.get(i).part(run);
            wholes[i] += RATES.get(i).whole(run);
        }
    }

    void add(Outcomes other) {
        Arrays.setAll(parts, i -> parts[i] + other.parts[i]);
        Arrays.setAll(wholes, i -> wholes[i] + other.wholes[i]);
    }

    /** The outcomes of the runs in these that are not in the others; all of the others must be in these. */
    Outcomes without(Outcomes some) {
        Outcomes rest = new Outcomes();
        Arrays.setAll(rest.parts, i -> parts[i] - some.parts[i]);
        Arrays.setAll(rest.wholes, i -> wholes[i] - some.wholes[i]);
        return rest;
    }

    long part(Rate rate) {
        return parts[RATES.indexOf(rate)];
    }

    long whole(Rate rate) {
        return wholes[RATES.indexOf(rate)];
    }

    void write(StateWriter state) {
        state.number(parts.length);
        for (int i = 0; i < parts.length; i++) {
            state.name(RATES.get(i));
            state.number(parts[i]);
            state.number(wholes[i]);
        }
    }

    static Outcomes read(StateReader state) {
        Outcomes outcomes = new Outcomes();
        for (int left = state.count(); left > 0; left--) {
            int i = RATES.indexOf(state.named(RATES));
            outcomes.parts[i] = state.number();
            outcomes.wholes[i] = state.number();
        }
        return outcomes;
    }
}
