package taskmgmt.serve.http;

import io.helidon.common.tls.Tls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The identity of the server: a certificate chain and the key of its first certificate, as PEM (RFC 7468).
 *
 * @param certificates the server's own first
 * @param key as PKCS #8, not encrypted
 */
public record PemFiles(Path certificates, Path key) {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");

    /** Another one for every pair of files that takes the place of this one. */
    String version() throws IOException {
        return Files.getLastModifiedTime(certificates) + " " + Files.getLastModifiedTime(key);
    }

    /** @throws IOException if a file cannot be read, or holds something else */
    Tls tls() throws IOException {
        return Tls.builder().privateKey(privateKey()).privateKeyCertChain(chain()).enabledProtocols(List.of("TLSv1.3", "TLSv1.2")).build();
    }

    private List<X509Certificate> chain() throws IOException {
        try {
            List<X509Certificate> chain = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(Files.readAllBytes(certificates)))
                    .stream().map(X509Certificate.class::cast).toList();
            if (chain.isEmpty()) {
                throw new IOException(certificates + ": holds no certificate");
            }
            return chain;
        } catch (CertificateException e) {
            throw new IOException(certificates + ": is no PEM file of certificates: " + e.getMessage(), e);
        }
    }

    private PrivateKey privateKey() throws IOException {
        String text = Files.readString(key, StandardCharsets.ISO_8859_1);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(key + ": holds no key as PKCS #8: 'openssl pkcs8 -topk8 -nodes' makes one of another kind");
        }
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
        } catch (IllegalArgumentException e) {
            throw new IOException(key + ": is damaged", e);
        }
        for (String algorithm : ALGORITHMS) {
            PrivateKey found = of(algorithm, bytes);
            if (found != null) {
                return found;
            }
        }
        throw new IOException(key + ": is a key of none of " + String.join(", ", ALGORITHMS));
    }

    /** Null if it is a key of another algorithm, or none. */
    private static @Nullable PrivateKey of(String algorithm, byte[] bytes) {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException e) {
            return null;
        }
    }
}
