package taskmgmt.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.time.Micros;

/**
 * Finds entries by words, best match first by BM25: a word counts for more the rarer it is, and the more often it occurs, up to a
 * limit, in a short entry (S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", Foundations and
 * Trends in Information Retrieval 3, 2009; k1 = {@value #SATURATION}, b = {@value #LENGTH_SHARE}). Words of a title count {@value
 * #TITLE_WEIGHT} times. When there are more than twice {@value #MOST} entries, the newest {@value #MOST} are kept. Not thread-safe.
 */
public final class KnowledgeIndex {
    /** How many entries are always kept. */
    public static final int MOST = 100_000;

    private static final double SATURATION = 1.2;
    private static final double LENGTH_SHARE = 0.75;
    private static final int TITLE_WEIGHT = 3;
    private static final int MAX_WORDS = 200;
    private static final List<KnowledgeSource> SOURCES = List.of(KnowledgeSource.values());

    private final int most;
    private List<KnowledgeEntry> entries = new ArrayList<>();
    private List<Integer> lengths = new ArrayList<>();
    private Map<String, Integer> byKey = new HashMap<>();
    private Map<String, Postings> words = new TreeMap<>();
    private long allWords;

    public KnowledgeIndex() {
        this(MOST);
    }

    KnowledgeIndex(int most) {
        this.most = most;
    }

    /** Adds an entry, or updates a known one: it gets the new title and time, and keeps its words. */
    public void add(KnowledgeEntry entry) {
        Integer known = byKey.get(entry.key());
        int number = known == null ? entries.size() : known;
        boolean retitled = known == null || !entries.get(number).title().equals(entry.title());
        if (known == null) {
            entries.add(entry);
            lengths.add(0);
            byKey.put(entry.key(), number);
        } else {
            entries.set(number, entry);
        }
        if (retitled) {
            index(number, entry.title(), TITLE_WEIGHT);
            index(number, entry.subsystem() + " " + entry.type(), 1);
        }
        if (entries.size() > 2 * most) {
            forget();
        }
    }

    /** The entry of this id; null if there is none. */
    public @Nullable KnowledgeEntry entry(KnowledgeSource source, String id) {
        Integer number = byKey.get(KnowledgeEntry.key(source, id));
        return number == null ? null : entries.get(number);
    }

    /** Adds further text about an entry; does nothing if the entry is unknown. */
    public void tell(KnowledgeSource source, String id, String text) {
        Integer number = byKey.get(KnowledgeEntry.key(source, id));
        if (number != null) {
            index(number, text, 1);
        }
    }

    private void index(int number, String text, int weight) {
        List<String> found = WordStream.of(text, MAX_WORDS);
        for (String word : found) {
            Postings postings = words.computeIfAbsent(word, unseen -> new Postings());
            for (int i = 0; i < weight; i++) {
                postings.add(number);
            }
        }
        int more = found.size() * weight;
        lengths.set(number, lengths.get(number) + more);
        allWords += more;
    }

    private void forget() {
        int gone = entries.size() - most;
        entries = new ArrayList<>(entries.subList(gone, entries.size()));
        lengths = new ArrayList<>(lengths.subList(gone, lengths.size()));
        byKey = new HashMap<>();
        for (int number = 0; number < entries.size(); number++) {
            byKey.put(entries.get(number).key(), number);
        }
        Map<String, Postings> left = new TreeMap<>();
        words.forEach((word, postings) -> {
            Postings kept = postings.renumbered(number -> number - gone);
            if (kept.size() > 0) {
                left.put(word, kept);
            }
        });
        words = left;
        allWords = lengths.stream().mapToLong(Integer::longValue).sum();
    }

    /** How many entries there are. */
    public int size() {
        return entries.size();
    }

    /**
     * The entries that match a question, best first: those with all of its words come before those with only some. Entries with the
     * same title are returned once, as the newest of them.
     */
    public List<KnowledgeHit> search(String question, Predicate<KnowledgeEntry> wanted, int limit) {
        Map<Integer, Double> scores = new HashMap<>();
        Map<Integer, Integer> matched = new HashMap<>();
        Set<String> asked = new HashSet<>(WordStream.of(question, MAX_WORDS));
        for (String word : asked) {
            counts(word).forEach((number, count) -> {
                scores.merge(number, score(word, number, count), Double::sum);
                matched.merge(number, 1, Integer::sum);
            });
        }
        Map<List<String>, KnowledgeHit> hits = new LinkedHashMap<>();
        scores.forEach((number, score) -> {
            KnowledgeEntry entry = entries.get(number);
            if (wanted.test(entry)) {
                int all = matched.getOrDefault(number, 0);
                hits.merge(List.of(entry.source().text(), entry.subsystem(), entry.type(), entry.title()),
                        hit(entry, score + (all == asked.size() ? 100 : 0)), KnowledgeIndex::together);
            }
        });
        return hits.values().stream().sorted(Comparator.comparingDouble(KnowledgeHit::score).reversed()
                .thenComparing(KnowledgeHit::title).thenComparing(KnowledgeHit::id)).limit(limit).toList();
    }

    private static KnowledgeHit hit(KnowledgeEntry entry, double score) {
        return new KnowledgeHit(score, entry.source(), entry.id(), entry.subsystem(), entry.type(), entry.title(), 1,
                Micros.instant(entry.atMicros()));
    }

    private static KnowledgeHit together(KnowledgeHit one, KnowledgeHit other) {
        boolean newer = one.at() == null || other.at() != null && other.at().isAfter(one.at());
        KnowledgeHit newest = newer ? other : one;
        return new KnowledgeHit(Math.max(one.score(), other.score()), newest.source(), newest.id(), newest.subsystem(), newest.type(),
                newest.title(), one.same() + other.same(), newest.at());
    }

    private Map<Integer, Integer> counts(String word) {
        Map<Integer, Integer> counts = new HashMap<>();
        Postings postings = words.get(word);
        for (int place = 0; postings != null && place < postings.size(); place++) {
            counts.merge(postings.entry(place), postings.count(place), Integer::sum);
        }
        return counts;
    }

    private double score(String word, int number, int count) {
        Postings postings = words.getOrDefault(word, new Postings());
        double rarity = Math.log(1 + (entries.size() - Math.min(entries.size(), postings.size()) + 0.5) / (postings.size() + 0.5));
        double length = lengths.get(number) / ((double) allWords / entries.size());
        return rarity * count * (SATURATION + 1) / (count + SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length));
    }

    /** Writes all of it, for {@link #read}. */
    public void write(StateWriter state) {
        state.number(entries.size());
        for (int number = 0; number < entries.size(); number++) {
            KnowledgeEntry entry = entries.get(number);
            state.name(entry.source());
            state.text(entry.id());
            state.text(entry.subsystem());
            state.text(entry.type());
            state.text(entry.title());
            state.number(entry.atMicros());
            state.number(lengths.get(number));
        }
        state.number(words.size());
        words.forEach((word, postings) -> {
            state.text(word);
            postings.write(state);
        });
    }

    /** @throws IllegalStateException if the bytes are not an index */
    public static KnowledgeIndex read(StateReader state) {
        KnowledgeIndex index = new KnowledgeIndex();
        for (int left = state.count(); left > 0; left--) {
            KnowledgeEntry entry = new KnowledgeEntry(
                    state.named(SOURCES), state.text(), state.text(), state.text(), state.text(), state.number());
            index.byKey.put(entry.key(), index.entries.size());
            index.entries.add(entry);
            int length = (int) state.number();
            index.lengths.add(length);
            index.allWords += length;
        }
        for (int left = state.count(); left > 0; left--) {
            index.words.put(state.text(), Postings.read(state, index.entries.size()));
        }
        return index;
    }
}
