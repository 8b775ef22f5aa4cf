package taskmgmt.forecast.mixture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.mixture.Ladder.Chain;

/**
 * The last values of everything that may speak for a work: of the works that are alike in all facts, in one fact, in
 * their group, type and subsystem, and of all. At most {@value #MOST} samples of {@value #MEMORY} values; those that were
 * asked for longest ago go first. Not thread-safe.
 */
final class Rungs {
    /** How many values a sample keeps. */
    static final int MEMORY = 100;
    /** How many samples there are at most: 27 MB if all are full. */
    static final int MOST = 16_384;

    private final LeastRecent<Key, Recent> samples = new LeastRecent<>(MOST);
    private final Recent whole = new Recent(MEMORY);
    private final Telling telling = new Telling();

    private record Key(Rung rung, String subsystem, String type, String name, String value) {
        private static Key alike(Work work, SortedMap<String, String> facts) {
            StringBuilder all = new StringBuilder();
            facts.forEach((name, value) -> all.append(name).append('\u0001').append(value).append('\u0002'));
            return new Key(Rung.ALIKE, work.group().subsystem(), work.group().type(), "", all.toString());
        }

        private static Key fact(Work work, String name, String value) {
            return new Key(Rung.FACT, work.group().subsystem(), work.group().type(), name, value);
        }

        private static Key wide(Rung rung, String subsystem, String type) {
            return new Key(rung, subsystem, type, "", "");
        }
    }

    boolean isEmpty() {
        return whole.isEmpty();
    }

    /** How many values were ever added. */
    long added() {
        return whole.added();
    }

    /** The sample of the group; null where it has none. */
    @Nullable Recent group(Work work) {
        return samples.get(Key.wide(Rung.GROUP, work.group().subsystem(), work.group().type()));
    }

    void add(Work work, double value) {
        SortedMap<String, String> facts = telling.of(work.facts());
        if (facts.size() > 1) {
            sample(Key.alike(work, facts)).add(value);
        }
        facts.forEach((name, text) -> sample(Key.fact(work, name, text)).add(value));
        sample(Key.wide(Rung.GROUP, work.group().subsystem(), work.group().type())).add(value);
        sample(Key.wide(Rung.TYPE, "", work.group().type())).add(value);
        sample(Key.wide(Rung.SUBSYSTEM, work.group().subsystem(), "")).add(value);
        whole.add(value);
    }

    private Recent sample(Key key) {
        Recent known = samples.get(key);
        if (known != null) {
            return known;
        }
        Recent made = new Recent(MEMORY);
        samples.put(key, made);
        return made;
    }

    /** What speaks for this work; there is at least one value. */
    Ladder ladder(Work work) {
        Builder ladder = new Builder();
        Recent group = group(work);
        SortedMap<String, String> facts = telling.of(work.facts());
        int alike = facts.size() > 1 ? ladder.add(Rung.ALIKE, samples.get(Key.alike(work, facts))) : -1;
        Map<String, Integer> places = new TreeMap<>();
        facts.forEach((name, value) ->
                places.put(name, ladder.add(Rung.FACT, samples.get(Key.fact(work, name, value)))));
        int firstWide = ladder.samples.size();
        ladder.addWider(Rung.GROUP, group);
        ladder.addWider(Rung.TYPE, samples.get(Key.wide(Rung.TYPE, "", work.group().type())));
        ladder.addWider(Rung.SUBSYSTEM, samples.get(Key.wide(Rung.SUBSYSTEM, work.group().subsystem(), "")));
        ladder.addWider(Rung.WHOLE, whole);
        if (facts.size() != 1) {
            ladder.chain(facts.isEmpty() ? Chain.PLAIN : Chain.ALIKE, alike, -1, firstWide);
        }
        places.forEach((name, place) -> ladder.chain(name, alike, place, firstWide));
        return ladder.build();
    }

    /** Learns from a start which facts are worth asking for. */
    void note(Work work) {
        Recent group = group(work);
        if (group != null) {
            telling.of(work.facts()).forEach((name, value) -> {
                Recent same = samples.get(Key.fact(work, name, value));
                telling.note(name, same != null && same.added() < group.added());
            });
        }
    }

    private static final class Builder {
        private final List<Recent> samples = new ArrayList<>();
        private final List<Rung> rungs = new ArrayList<>();
        private final List<Chain> chains = new ArrayList<>();

        /** The place of the sample; -1 where it says nothing. */
        int add(Rung rung, @Nullable Recent sample) {
            if (sample == null || sample.isEmpty()) {
                return -1;
            }
            samples.add(sample);
            rungs.add(rung);
            return samples.size() - 1;
        }

        /** A wider circle that holds nothing more is the same sample, and would only speak twice. */
        void addWider(Rung rung, @Nullable Recent sample) {
            boolean isSame = sample != null && !samples.isEmpty() && rungs.getLast().compareTo(Rung.GROUP) >= 0
                    && samples.getLast().added() == sample.added();
            if (!isSame) {
                add(rung, sample);
            } else if (rungs.getLast() == Rung.SUBSYSTEM) {
                rungs.set(rungs.size() - 1, rung); // the only subsystem is no nearer than the whole log
            }
        }

        void chain(String name, int alike, int fact, int firstWide) {
            int narrow = (alike < 0 ? 0 : 1) + (fact < 0 ? 0 : 1);
            int[] places = new int[narrow + samples.size() - firstWide];
            int next = 0;
            if (alike >= 0) {
                places[next++] = alike;
            }
            if (fact >= 0) {
                places[next++] = fact;
            }
            for (int place = firstWide; place < samples.size(); place++) {
                places[next++] = place;
            }
            chains.add(new Chain(name, places));
        }

        Ladder build() {
            return new Ladder(samples, rungs, chains);
        }
    }
}
