package taskmgmt.change.workflow;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.Sha256;
import taskmgmt.time.Rfc3339;

/**
 * The stored versions of workflows, by their ids. A version is the SHA-256 of the text of a definition, in hexadecimal.
 *
 * @param workflows the versions of each, the current one last
 */
public record KeptWorkflows(Map<String, List<Version>> workflows) {
    static final KeptWorkflows NONE = new KeptWorkflows(Map.of());
    private static final long FORMAT = 1;

    /** A version of a workflow, and when it became the current one. */
    public record Version(String hash, Instant keptAt, String keptBy) {}

    public KeptWorkflows {
        Map<String, List<Version>> copy = new TreeMap<>();
        workflows.forEach((id, versions) -> copy.put(id, List.copyOf(versions)));
        workflows = Collections.unmodifiableMap(copy);
    }

    /** The version of this text. */
    public static String hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Sha256.hex(bytes, 0, bytes.length);
    }

    /** The current version of a workflow; null if there is no workflow with this id. */
    public @Nullable Version current(String id) {
        List<Version> versions = workflows.get(id);
        return versions == null ? null : versions.getLast();
    }

    KeptWorkflows with(String id, Version version) {
        Map<String, List<Version>> more = new LinkedHashMap<>(workflows);
        List<Version> versions = new ArrayList<>(more.getOrDefault(id, List.of()));
        versions.removeIf(each -> each.hash().equals(version.hash()));
        versions.add(version);
        more.put(id, versions);
        return new KeptWorkflows(more);
    }

    /** In the form of the file. */
    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        workflows.forEach((id, versions) -> {
            List<Map<String, Object>> list = new ArrayList<>();
            for (Version each : versions) {
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("sha256", each.hash());
                map.put("kept_at", Rfc3339.format(each.keptAt()));
                map.put("kept_by", each.keptBy());
                list.add(map);
            }
            all.put(id, list);
        });
        Map<String, @Nullable Object> file = new LinkedHashMap<>();
        file.put("version", FORMAT);
        file.put("workflows", all);
        return file;
    }

    /** @throws IllegalArgumentException if it is not such a file, or from a later version */
    static KeptWorkflows of(Map<String, @Nullable Object> file) {
        if (!Long.valueOf(FORMAT).equals(file.get("version"))) {
            throw new IllegalArgumentException("its version is " + file.get("version") + ", and this program knows " + FORMAT);
        }
        Map<String, List<Version>> workflows = new LinkedHashMap<>();
        if (file.get("workflows") instanceof Map<?, ?> all) {
            all.forEach((id, list) -> workflows.put(String.valueOf(id), versions(list)));
        }
        workflows.values().removeIf(List::isEmpty);
        return new KeptWorkflows(workflows);
    }

    private static List<Version> versions(@Nullable Object list) {
        List<Version> versions = new ArrayList<>();
        for (Object each : list instanceof List<?> values ? values : List.of()) {
            Instant keptAt = each instanceof Map<?, ?> map && map.get("kept_at") instanceof String time ? Rfc3339.parse(time) : null;
            if (keptAt != null && each instanceof Map<?, ?> map && map.get("sha256") instanceof String hash && isHash(hash)) {
                versions.add(new Version(hash, keptAt, String.valueOf(map.get("kept_by"))));
            } else {
                throw new IllegalArgumentException("it has a version of a workflow that is none");
            }
        }
        return versions;
    }

    private static boolean isHash(String text) {
        return text.length() == 64 && text.chars().allMatch(each -> each >= '0' && each <= '9' || each >= 'a' && each <= 'f');
    }
}
