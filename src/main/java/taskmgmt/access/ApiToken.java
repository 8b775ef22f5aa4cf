package taskmgmt.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.Sha256;

/**
 * What a client presents to get access: {@code tm_<id>_<secret>}. The secret is 256 bits from an unpredictable generator, so
 * storing a plain SHA-256 of it is enough: there is nothing to guess that a slower hash would protect.
 *
 * @param id     of the key, which is not secret
 * @param secret 43 characters of base64url
 */
public record ApiToken(String id, String secret) {
    private static final String PREFIX = "tm_";
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int ID_LENGTH = 10;
    private static final int SECRET_BYTES = 32;
    private static final int SECRET_LENGTH = 43;

    /** A new one. */
    public static ApiToken generate(RandomGenerator secure) {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(LETTERS.charAt(secure.nextInt(LETTERS.length())));
        }
        byte[] secret = new byte[SECRET_BYTES];
        secure.nextBytes(secret);
        return new ApiToken(id.toString(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** The token in the text; null if it is not a token. */
    public static @Nullable ApiToken parse(String text) {
        int end = PREFIX.length() + ID_LENGTH;
        boolean shaped = text.startsWith(PREFIX) && text.length() == end + 1 + SECRET_LENGTH && text.charAt(end) == '_';
        return shaped ? new ApiToken(text.substring(PREFIX.length(), end), text.substring(end + 1)) : null;
    }

    /** Whether the text contains a token, as an address may. */
    public static boolean isIn(String text) {
        for (int at = text.indexOf(PREFIX); at >= 0; at = text.indexOf(PREFIX, at + 1)) {
            if (parse(text.substring(at, Math.min(text.length(), at + PREFIX.length() + ID_LENGTH + 1 + SECRET_LENGTH))) != null) {
                return true;
            }
        }
        return false;
    }

    /** The hash that is stored, in hexadecimal. */
    public String sha256() {
        byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
        return Sha256.hex(bytes, 0, bytes.length);
    }

    /** The whole token: shown once, to whoever created the key. */
    public String text() {
        return PREFIX + id + "_" + secret;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return PREFIX + id + "_…";
    }
}
