package taskmgmt.forecast.mixture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.mixture.Ladder.Chain;
import taskmgmt.forecast.sample.Decay;
import taskmgmt.forecast.sample.Recent;
import taskmgmt.forecast.sample.Running;

/**
 * The last values of everything relevant to some work: of work with the same facts, with one fact in common, of the same group, type and
 * subsystem, and of all work. At most {@value #MOST} samples of {@value #MEMORY} values; the least recently used ones are dropped first.
 * Not thread-safe.
 */
final class Rungs {
    /** How many values a sample keeps. */
    static final int MEMORY = Decay.MAX_VALUES;
    /** The maximum number of samples: 27 MB if all are full, 53 MB if all have equally many running tasks. */
    static final int MOST = 16_384;

    private final LeastRecent<Key, Sample> samples = new LeastRecent<>(MOST);
    private final Sample whole = new Sample();
    private final Telling telling = new Telling();

    /** The tasks that have ended, and those that have not. */
    private static final class Sample {
        final Recent ended = new Recent(MEMORY);
        final Running running = new Running();
    }

    /** A task among the running ones of a sample. */
    private record Place(Running running, long number) {}

    /** Where a task is noted as running. Used once. */
    static final class Places {
        private final List<Place> places = new ArrayList<>();

        private void add(Sample sample, long atMicros) {
            places.add(new Place(sample.running, sample.running.start(atMicros)));
        }

        /** Notes that the task is no longer running. */
        void leave() {
            places.forEach(place -> place.running.end(place.number));
        }
    }

    /** With its own comparison: a record's generated methods are linked at their first use, which costs a forecast milliseconds. */
    private record Key(Rung rung, String subsystem, String type, String name, String value) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && rung == key.rung && subsystem.equals(key.subsystem) && type.equals(key.type)
                    && name.equals(key.name) && value.equals(key.value);
        }

        @Override
        public int hashCode() {
            return (((rung.text().hashCode() * 31 + subsystem.hashCode()) * 31 + type.hashCode()) * 31 + name.hashCode()) * 31 + value.hashCode();
        }

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
        return whole.ended.isEmpty();
    }

    /** How many values were ever added. */
    long added() {
        return whole.ended.added();
    }

    /** The ended tasks of the group; null if there are none. */
    @Nullable Recent group(Work work) {
        return ended(samples.get(Key.wide(Rung.GROUP, work.group().subsystem(), work.group().type())));
    }

    private static @Nullable Recent ended(@Nullable Sample sample) {
        return sample == null || sample.ended.isEmpty() ? null : sample.ended;
    }

    void add(Work work, double value) {
        SortedMap<String, String> facts = telling.of(work.facts());
        for (Key key : narrow(work, facts)) {
            sample(key).ended.add(value);
        }
        sample(Key.wide(Rung.SUBSYSTEM, work.group().subsystem(), "")).ended.add(value);
        whole.ended.add(value);
    }

    /** Notes that a task is running, in all samples except those of work that only has the subsystem in common with it. */
    Places start(Work work, long atMicros) {
        Places places = new Places();
        for (Key key : narrow(work, telling.of(work.facts()))) {
            places.add(sample(key), atMicros);
        }
        return places;
    }

    private static List<Key> narrow(Work work, SortedMap<String, String> facts) {
        List<Key> keys = new ArrayList<>();
        if (facts.size() > 1) {
            keys.add(Key.alike(work, facts));
        }
        facts.forEach((name, value) -> keys.add(Key.fact(work, name, value)));
        keys.add(Key.wide(Rung.GROUP, work.group().subsystem(), work.group().type()));
        keys.add(Key.wide(Rung.TYPE, "", work.group().type()));
        return keys;
    }

    private Sample sample(Key key) {
        Sample known = samples.get(key);
        if (known != null) {
            return known;
        }
        Sample made = new Sample();
        samples.put(key, made);
        return made;
    }

    /** The samples relevant to this work; there must be at least one value. */
    Ladder ladder(Work work) {
        Builder ladder = new Builder();
        SortedMap<String, String> facts = telling.of(work.facts());
        int alike = facts.size() > 1 ? ladder.add(Rung.ALIKE, samples.get(Key.alike(work, facts))) : -1;
        Map<String, Integer> places = new TreeMap<>();
        facts.forEach((name, value) ->
                places.put(name, ladder.add(Rung.FACT, samples.get(Key.fact(work, name, value)))));
        int firstWide = ladder.samples.size();
        ladder.addWider(Rung.GROUP, samples.get(Key.wide(Rung.GROUP, work.group().subsystem(), work.group().type())));
        ladder.addWider(Rung.TYPE, samples.get(Key.wide(Rung.TYPE, "", work.group().type())));
        ladder.addWider(Rung.SUBSYSTEM, samples.get(Key.wide(Rung.SUBSYSTEM, work.group().subsystem(), "")));
        ladder.addWider(Rung.WHOLE, whole);
        if (facts.size() != 1) {
            ladder.chain(facts.isEmpty() ? Chain.PLAIN : Chain.ALIKE, alike, -1, firstWide);
        }
        places.forEach((name, place) -> ladder.chain(name, alike, place, firstWide));
        return ladder.build();
    }

    /** Learns from a start which facts are worth using. */
    void note(Work work) {
        Recent group = group(work);
        if (group != null) {
            telling.of(work.facts()).forEach((name, value) -> {
                Recent same = ended(samples.get(Key.fact(work, name, value)));
                telling.note(name, same != null && same.added() < group.added());
            });
        }
    }

    private static final class Builder {
        private final List<Recent> samples = new ArrayList<>();
        private final List<Running> running = new ArrayList<>();
        private final List<Rung> rungs = new ArrayList<>();
        private final List<Chain> chains = new ArrayList<>();

        /** Adds a sample and returns its index; -1 if it has no values. */
        int add(Rung rung, @Nullable Sample sample) {
            if (sample == null || sample.ended.isEmpty()) {
                return -1;
            }
            samples.add(sample.ended);
            running.add(sample.running);
            rungs.add(rung);
            return samples.size() - 1;
        }

        /** Adds a wider sample, unless it has no more values than the last: it would be the same one, counted twice. */
        void addWider(Rung rung, @Nullable Sample sample) {
            boolean isSame = sample != null && !samples.isEmpty() && rungs.getLast().compareTo(Rung.GROUP) >= 0
                    && samples.getLast().added() == sample.ended.added();
            if (!isSame) {
                add(rung, sample);
            } else if (rungs.getLast() == Rung.SUBSYSTEM) {
                rungs.set(rungs.size() - 1, rung); // a single subsystem is no narrower than the whole log
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
            return new Ladder(samples, running, rungs, chains);
        }
    }
}
