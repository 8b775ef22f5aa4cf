package taskmgmt.forecast.mixture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which facts are worth using: those whose values recur and distinguish the tasks of a group. A fact that is new for every task, such as a
 * build number, would make all tasks different; one that is the same for all tasks says nothing. At most {@value #MAX_ASKED} facts are used
 * and {@value #MAX_KNOWN} remembered. Not thread-safe.
 */
final class Telling {
    static final int MAX_ASKED = 6;
    static final int MAX_KNOWN = 64;

    /** A fact is not used if it is informative for less than this fraction of tasks. */
    private static final double MIN_SHARE = 0.03;
    /** How fast the fraction adapts: it covers the last hundred tasks or so. */
    private static final double STEP = 0.01;

    private static final Comparator<Known> MOST_TELLING_FIRST =
            Comparator.comparingDouble((Known known) -> known.share).reversed().thenComparing(known -> known.name);

    private final LeastRecent<String, Known> known = new LeastRecent<>(MAX_KNOWN);

    private static final class Known {
        final String name;
        double share = 0.5;

        Known(String name) {
            this.name = name;
        }
    }

    /** Those of the facts that are worth using. */
    SortedMap<String, String> of(SortedMap<String, String> facts) {
        if (facts.isEmpty()) {
            return facts;
        }
        List<Known> telling = new ArrayList<>();
        for (String name : facts.keySet()) {
            Known fact = fact(name);
            if (fact.share >= MIN_SHARE) {
                telling.add(fact);
            }
        }
        telling.sort(MOST_TELLING_FIRST);
        SortedMap<String, String> asked = new TreeMap<>();
        for (Known fact : telling.subList(0, Math.min(MAX_ASKED, telling.size()))) {
            asked.put(fact.name, facts.getOrDefault(fact.name, ""));
        }
        return asked;
    }

    /** Learns whether a fact was informative for a task that started. */
    void note(String name, boolean told) {
        Known fact = fact(name);
        fact.share += STEP * ((told ? 1 : 0) - fact.share);
    }

    private Known fact(String name) {
        Known fact = known.get(name);
        if (fact == null) {
            fact = new Known(name);
            known.put(name, fact);
        }
        return fact;
    }
}
