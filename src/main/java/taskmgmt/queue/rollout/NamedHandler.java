package taskmgmt.queue.rollout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named, versioned command: queued tasks refer to it by name, so that another version can replace it. Immutable.
 *
 * @param versions  the program and its first arguments, by version; an existing version never changes
 * @param stable    the version that tasks get
 * @param candidate the version that some tasks get instead; null for none
 */
public record NamedHandler(Map<String, List<String>> versions, String stable, @Nullable Candidate candidate) {
    private static final String VERSIONS = "versions";
    private static final String STABLE = "stable";
    private static final String CANDIDATE = "candidate";
    private static final String PERCENT = "percent";
    private static final String FROM = "from";

    /**
     * A version on trial.
     *
     * @param percent percentage of the tasks that get it
     * @param from    the offset in the registry where the trial began, in bytes: outcomes of tasks are examined from there on
     */
    public record Candidate(String version, int percent, long from) {
        /** @throws IllegalArgumentException if that is not a percentage */
        public Candidate {
            Share.checked(percent);
        }
    }

    /** @throws IllegalArgumentException if a version is missing, or has no command */
    public NamedHandler {
        Map<String, List<String>> all = new LinkedHashMap<>();
        versions.forEach((version, words) -> all.put(version, List.copyOf(words)));
        versions = Collections.unmodifiableMap(all);
        if (!versions.containsKey(stable) || candidate != null && (!versions.containsKey(candidate.version()) || candidate.version().equals(stable))) {
            throw new IllegalArgumentException("a version of the handler is missing");
        }
        if (versions.values().stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("a version of the handler has no command");
        }
    }

    /** The version that a task gets. */
    public String version(String handler, String taskId) {
        return candidate != null && Share.has(handler, taskId, candidate.percent()) ? candidate.version() : stable;
    }

    /**
     * The same handler with another version on trial; at 100 percent that version becomes the stable one.
     *
     * @param words null for an existing version
     * @throws IllegalArgumentException if it does not exist, has another command, or is the stable version
     */
    public NamedHandler tried(String version, @Nullable List<String> words, int percent, long from) {
        Map<String, List<String>> all = new LinkedHashMap<>(versions);
        List<String> known = all.get(version);
        if (known == null && words == null) {
            throw new IllegalArgumentException("there is no version '" + version + "': say its command");
        }
        if (known != null && words != null && !known.equals(words)) {
            throw new IllegalArgumentException("version '" + version + "' has another command, and a version never changes: give this one another name");
        }
        if (words != null) {
            all.put(version, words);
        }
        if (version.equals(stable)) {
            return new NamedHandler(all, stable, candidate);
        }
        long begin = candidate != null && candidate.version().equals(version) ? candidate.from() : from;
        return percent == Share.ALL ? new NamedHandler(all, version, null) : new NamedHandler(all, stable, new Candidate(version, percent, begin));
    }

    /** The same handler without a version on trial. */
    public NamedHandler rolledBack() {
        return new NamedHandler(versions, stable, null);
    }

    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(VERSIONS, versions);
        map.put(STABLE, stable);
        if (candidate != null) {
            map.put(CANDIDATE, candidate.version());
            map.put(PERCENT, (long) candidate.percent());
            map.put(FROM, candidate.from());
        }
        return map;
    }

    /** @throws IllegalArgumentException if it is not a handler */
    static NamedHandler of(String name, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map) || !(map.get(VERSIONS) instanceof Map<?, ?> given) || !(map.get(STABLE) instanceof String stable)) {
            throw new IllegalArgumentException("handler '" + name + "' must have '" + VERSIONS + "' and '" + STABLE + "'");
        }
        Map<String, List<String>> versions = new LinkedHashMap<>();
        given.forEach((version, words) -> versions.put(String.valueOf(version), words(name, words)));
        boolean tries = map.get(CANDIDATE) != null;
        if (!tries) {
            return new NamedHandler(versions, stable, null);
        }
        if (!(map.get(CANDIDATE) instanceof String version) || !(map.get(PERCENT) instanceof Long percent) || !(map.get(FROM) instanceof Long from)) {
            throw new IllegalArgumentException("handler '" + name + "': '" + CANDIDATE + "' needs '" + PERCENT + "' and '" + FROM + "'");
        }
        return new NamedHandler(versions, stable, new Candidate(version, Share.checked(percent), from));
    }

    private static List<String> words(String name, @Nullable Object value) {
        List<String> words = new ArrayList<>();
        for (Object each : value instanceof List<?> list ? list : List.of()) {
            if (!(each instanceof String word)) {
                throw new IllegalArgumentException("a command of handler '" + name + "' has something in it that is no word");
            }
            words.add(word);
        }
        return words;
    }
}
