package taskmgmt.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A key that seals credentials with AES-256 in Galois/Counter Mode (NIST SP 800-38D). The name of the store and the name and
 * version of the credential are authenticated too: a ciphertext that was put in the place of another one, or was given another
 * version, cannot be opened.
 *
 * @param id  the id by which sealed credentials refer to it
 * @param hex 32 bytes
 */
public record SealingKey(String id, String hex) {
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 8;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final byte[] DOMAIN = "task-mgmt credential 1".getBytes(StandardCharsets.UTF_8);

    /** @throws IllegalArgumentException if it is not a key; the message does not repeat it */
    public SealingKey {
        boolean digits = hex.chars().allMatch(each -> each >= '0' && each <= '9' || each >= 'a' && each <= 'f');
        if (!digits || hex.length() != 2 * KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes in hexadecimal");
        }
    }

    /** A description without the key itself. */
    @Override
    public String toString() {
        return "key " + id;
    }

    /** Generates a new key. */
    public static SealingKey generate(SecureRandom random) {
        byte[] id = new byte[ID_BYTES];
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(id);
        random.nextBytes(bytes);
        return new SealingKey(HexFormat.of().formatHex(id), HexFormat.of().formatHex(bytes));
    }

    /** Seals a credential. */
    public SealedCredential seal(String store, String name, long version, String secret, Instant now, String actor, SecureRandom random) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, store, name, version).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return new SealedCredential(name, version, id, Base64.getEncoder().encodeToString(nonce), Base64.getEncoder().encodeToString(sealed), now, actor);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** The secret; null if this key did not seal it for this store under that name and version. */
    public @Nullable String open(String store, SealedCredential credential) {
        try {
            byte[] opened = cipher(Cipher.DECRYPT_MODE, credential.nonceBytes(), store, credential.name(), credential.version()).doFinal(credential.sealedBytes());
            return new String(opened, StandardCharsets.UTF_8);
        } catch (AEADBadTagException _) {
            return null;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            if (credential.nonceBytes().length != NONCE_BYTES) {
                return null;
            }
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String store, String name, long version) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, new SecretKeySpec(HexFormat.of().parseHex(hex), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(DOMAIN);
        // Each with its length, so that the concatenation is unambiguous.
        for (String each : new String[] {store, name}) {
            byte[] text = each.getBytes(StandardCharsets.UTF_8);
            cipher.updateAAD(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
            cipher.updateAAD(text);
        }
        cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(version).array());
        return cipher;
    }
}
