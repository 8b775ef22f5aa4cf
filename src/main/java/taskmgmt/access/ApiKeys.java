package taskmgmt.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All keys of a log directory, in order of creation; revoked keys stay, so that the audit log remains readable. */
public record ApiKeys(List<ApiKey> all) {
    public static final ApiKeys NONE = new ApiKeys(List.of());
    private static final String VERSION = "version";
    private static final String KEYS = "keys";

    public ApiKeys {
        all = List.copyOf(all);
    }

    /**
     * The key with this token that is valid now; null if there is none. The time this takes does not depend on how much of the
     * secret is right.
     */
    public @Nullable ApiKey find(ApiToken token, Instant now) {
        ApiKey known = byId(token.id());
        byte[] shown = token.sha256().getBytes(StandardCharsets.UTF_8);
        byte[] kept = (known == null ? "" : known.sha256()).getBytes(StandardCharsets.UTF_8);
        boolean same = MessageDigest.isEqual(shown, kept);
        return known != null && same && known.state(now) == ApiKey.State.ACTIVE ? known : null;
    }

    public @Nullable ApiKey byId(String id) {
        for (ApiKey key : all) {
            if (key.id().equals(id)) {
                return key;
            }
        }
        return null;
    }

    /** The key with this id, or else the only one with this name that is valid now; null if there is none. */
    public @Nullable ApiKey named(String idOrName, Instant now) {
        ApiKey known = byId(idOrName);
        if (known != null) {
            return known;
        }
        List<ApiKey> active = all.stream().filter(key -> key.name().equals(idOrName) && key.state(now) == ApiKey.State.ACTIVE).toList();
        return active.size() == 1 ? active.getFirst() : null;
    }

    public ApiKeys with(ApiKey key) {
        List<ApiKey> more = new ArrayList<>(all);
        more.add(key);
        return new ApiKeys(more);
    }

    public ApiKeys revoked(String id, Instant at) {
        return new ApiKeys(all.stream().map(key -> key.id().equals(id) ? key.revoked(at) : key).toList());
    }

    /** Whether nobody could create keys any more without this one. */
    public boolean isLastAdmin(ApiKey key, Instant now) {
        return key.role() == Role.ADMIN && key.state(now) == ApiKey.State.ACTIVE
                && all.stream().noneMatch(each -> !each.equals(key) && each.role() == Role.ADMIN && each.state(now) == ApiKey.State.ACTIVE);
    }

    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(VERSION, 1L);
        map.put(KEYS, all.stream().map(ApiKey::toMap).toList());
        return map;
    }

    /** @throws IllegalArgumentException if they are not keys, or of another version */
    public static ApiKeys of(Map<String, @Nullable Object> map) {
        if (!Long.valueOf(1).equals(map.get(VERSION)) || !(map.get(KEYS) instanceof List<?> list)) {
            throw new IllegalArgumentException("it holds no keys of version 1");
        }
        List<ApiKey> keys = new ArrayList<>();
        for (Object each : list) {
            keys.add(ApiKey.of(each instanceof Map<?, ?> key ? key : Map.of()));
        }
        return new ApiKeys(keys);
    }
}
