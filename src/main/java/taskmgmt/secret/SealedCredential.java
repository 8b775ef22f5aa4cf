package taskmgmt.secret;

import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.time.Rfc3339;

/**
 * A stored credential: nobody can read it without the key, and it can only be opened under the name and version that it was sealed
 * with. Immutable.
 *
 * @param name      its name
 * @param version   counted from 1, also across removals; smaller than the newest means that an old one was put back
 * @param keyId     the key that it was sealed with
 * @param nonce     12 bytes in base64, never used before with that key
 * @param sealed    the ciphertext and its tag, in base64
 * @param updatedAt when it was sealed
 * @param updatedBy who sealed it
 */
public record SealedCredential(String name, long version, String keyId, String nonce, String sealed, Instant updatedAt, String updatedBy) {
    private static final int MAX_NAME_CHARS = 64;
    private static final String NAME = "name";
    private static final String VERSION = "version";
    private static final String KEY = "key";
    private static final String NONCE = "nonce";
    private static final String SEALED = "sealed";
    private static final String UPDATED_AT = "updated_at";
    private static final String UPDATED_BY = "updated_by";

    /** @throws IllegalArgumentException if the nonce or the ciphertext is not base64 */
    public SealedCredential {
        decoded(nonce);
        decoded(sealed);
    }

    private static byte[] decoded(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    byte[] nonceBytes() {
        return decoded(nonce);
    }

    byte[] sealedBytes() {
        return decoded(sealed);
    }

    /** Why a credential cannot have this name; empty if it can. */
    public static String fault(String name) {
        boolean good = !name.isEmpty() && name.length() <= MAX_NAME_CHARS && Character.isLetterOrDigit(name.charAt(0));
        for (int i = 0; i < name.length() && good; i++) {
            char each = name.charAt(i);
            good = each >= 'a' && each <= 'z' || each >= '0' && each <= '9' || "-_.".indexOf(each) >= 0;
        }
        return good ? "" : "is no name of a credential: up to " + MAX_NAME_CHARS + " lower-case letters, digits, '-', '_' and '.'";
    }

    /** The credential as the file holds it. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(NAME, name);
        map.put(VERSION, version);
        map.put(KEY, keyId);
        map.put(NONCE, nonce);
        map.put(SEALED, sealed);
        map.put(UPDATED_AT, updatedAt);
        map.put(UPDATED_BY, updatedBy);
        return map;
    }

    /** @throws IllegalArgumentException if it is not a sealed credential */
    public static SealedCredential of(Map<?, ?> map) {
        if (map.get(NAME) instanceof String name && map.get(VERSION) instanceof Long version && map.get(KEY) instanceof String key
                && map.get(NONCE) instanceof String nonce && map.get(SEALED) instanceof String sealed && map.get(UPDATED_AT) instanceof String at
                && map.get(UPDATED_BY) instanceof String by && fault(name).isEmpty()) {
            Instant updatedAt = Rfc3339.parse(at);
            if (updatedAt != null) {
                return new SealedCredential(name, version, key, nonce, sealed, updatedAt, by);
            }
        }
        throw new IllegalArgumentException("an entry is no sealed credential");
    }
}
