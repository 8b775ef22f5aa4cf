package taskmgmt.access;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.time.Rfc3339;

/**
 * A stored key.
 *
 * @param id        the id under which the audit log records its use
 * @param name      of its owner, for people
 * @param sha256    of the token, in hexadecimal
 * @param subsystem the subsystem whose tasks it is limited to; null for the whole log
 * @param createdBy who created it
 * @param expiresAt when it expires; null for never
 * @param revokedAt when it was revoked; null if it was not
 */
public record ApiKey(String id, String name, Role role, @Nullable String subsystem, String sha256, Instant createdAt, String createdBy,
        @Nullable Instant expiresAt, @Nullable Instant revokedAt) {
    static final String ID = "id";
    private static final String SUBSYSTEM = "subsystem";

    /** The state of a key at some time. */
    public enum State { ACTIVE, EXPIRED, REVOKED }

    public State state(Instant now) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        return expiresAt == null || now.isBefore(expiresAt) ? State.ACTIVE : State.EXPIRED;
    }

    ApiKey revoked(Instant at) {
        return new ApiKey(id, name, role, subsystem, sha256, createdAt, createdBy, expiresAt, at);
    }

    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(ID, id);
        map.put("name", name);
        map.put("role", role.text());
        if (subsystem != null) {
            map.put(SUBSYSTEM, subsystem);
        }
        map.put("sha256", sha256);
        map.put("created_at", Rfc3339.format(createdAt));
        map.put("created_by", createdBy);
        map.put("expires_at", expiresAt == null ? null : Rfc3339.format(expiresAt));
        map.put("revoked_at", revokedAt == null ? null : Rfc3339.format(revokedAt));
        return map;
    }

    /** @throws IllegalArgumentException if it is not a key */
    static ApiKey of(Map<?, ?> map) {
        return new ApiKey(text(map, ID), text(map, "name"), Role.parse(text(map, "role")), textOrNull(map, SUBSYSTEM), text(map, "sha256"),
                time(text(map, "created_at")), text(map, "created_by"), timeOrNull(map, "expires_at"), timeOrNull(map, "revoked_at"));
    }

    private static String text(Map<?, ?> map, String key) {
        if (map.get(key) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new IllegalArgumentException("a key has no " + key);
    }

    private static @Nullable Instant timeOrNull(Map<?, ?> map, String key) {
        String text = textOrNull(map, key);
        return text == null ? null : time(text);
    }

    private static @Nullable String textOrNull(Map<?, ?> map, String key) {
        return map.get(key) == null ? null : text(map, key);
    }

    private static Instant time(String text) {
        Instant time = Rfc3339.parse(text);
        if (time == null) {
            throw new IllegalArgumentException("'" + text + "' is no time");
        }
        return time;
    }
}
