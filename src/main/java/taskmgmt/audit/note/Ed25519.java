package taskmgmt.audit.note;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Ed25519 signatures, RFC 8032, over raw keys of 32 bytes, computed by the platform. The platform takes keys in their ASN.1 form,
 * RFC 8410: always the same prefix, followed by the raw key.
 */
final class Ed25519 {
    /** Length of a seed (which is the private key) and of a public key, in bytes. */
    static final int KEY_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;

    private static final String ALGORITHM = "Ed25519";
    private static final byte[] PUBLIC_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] PRIVATE_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private Ed25519() {}

    static byte[] newSeed() {
        byte[] seed = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(seed);
        return seed;
    }

    /**
     * The public key of a seed. The platform only computes public keys of seeds that it draws itself, so it is made to draw this
     * one: it asks its random source once, for exactly the seed's bytes.
     */
    static byte[] publicKey(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(255, new Drawn(seed));
            KeyPair pair = generator.generateKeyPair();
            byte[] drawn = pair.getPrivate().getEncoded();
            if (!Arrays.equals(drawn, concatenated(PRIVATE_PREFIX, seed))) {
                throw new IllegalStateException("this Java platform makes Ed25519 keys in another way");
            }
            byte[] encoded = pair.getPublic().getEncoded();
            return Arrays.copyOfRange(encoded, PUBLIC_PREFIX.length, encoded.length);
        } catch (GeneralSecurityException e) {
            throw unsupported(e);
        }
    }

    static byte[] sign(byte[] seed, byte[] message) {
        try {
            PrivateKey key = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(concatenated(PRIVATE_PREFIX, seed)));
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw unsupported(e);
        }
    }

    /** Whether this is a signature of the message by this key. Also false for a key that is not a point of the curve. */
    static boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
        if (publicKey.length != KEY_BYTES || signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(concatenated(PUBLIC_PREFIX, publicKey))));
            check.update(message);
            return check.verify(signature);
        } catch (InvalidKeySpecException | java.security.InvalidKeyException | java.security.SignatureException e) {
            return false; // how the platform says that the key or the signature is malformed
        } catch (GeneralSecurityException e) {
            throw unsupported(e);
        }
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static IllegalStateException unsupported(GeneralSecurityException e) {
        return new IllegalStateException("this Java platform has no Ed25519, which came with version 15", e);
    }

    /** A random source that returns bytes given beforehand. */
    private static final class Drawn extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final transient byte[] seed;

        Drawn(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, Math.min(seed.length, bytes.length));
        }
    }
}
