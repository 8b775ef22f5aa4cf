package taskmgmt.run.http;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Authenticates the sender of a body: {@code sha256=} and its HMAC-SHA256 (RFC 2104) in hexadecimal, as webhooks of many services
 * have it.
 */
public final class BodySignature {
    /** The field that has it. */
    public static final String FIELD = "X-Task-Mgmt-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private BodySignature() {}

    /** @param key not empty */
    public static String of(byte[] body, byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
