package taskmgmt.policy;

import java.text.Normalizer;
import java.util.List;

/**
 * Which keys look like those of secrets: by how they end, in any case and spelling ({@code DB_PASSWORD}, {@code apiKey},
 * {@code x-auth-token}, {@code clientsecret2}). What such a word only begins is none: {@code token_count},
 * {@code tokens_per_second}, {@code secret_santa}, {@code password_length}.
 */
final class SecretNames {
    /** Ends of names, also of names written in one, under which nothing but a secret stands. */
    private static final List<String> VALUES = List.of("password", "passwords", "passwd", "passphrase", "passcode",
            "pass_word", "pass_words", "pass_phrase", "pass_code", "secret", "secrets",
            "credential", "credentials", "authorization", "cookie", "cookies", "api_key", "apikey", "api_keys", "apikeys",
            "private_key", "privatekey", "access_key", "accesskey", "secret_key", "secretkey", "signing_key",
            "encryption_key", "account_key", "master_key", "ssh_key", "secret_id", "user_pass", "user_pwd");
    /** Words before {@code pass} and {@code pwd}, which alone are a verdict and a directory. */
    private static final List<String> LOGINS = List.of("db", "database", "user", "smtp", "mail", "ftp", "redis", "mysql", "pg",
            "postgres", "root", "admin", "login", "ldap", "http", "proxy", "my", "app");
    /** Words before {@code tokens}, which otherwise are those of a model. */
    private static final List<String> ISSUED = List.of("access", "refresh", "auth", "api", "bearer", "id", "session");
    /** Words before {@code token} that a model's vocabulary has for its marks. */
    private static final List<String> MARKS = List.of("eos", "bos", "pad", "unk", "mask", "sep", "cls", "stop");
    /** Words after the one that counts. */
    private static final List<String> QUALIFIERS = List.of("_value", "_plain", "_plaintext", "_hash", "_base", "_base64",
            "_b64", "_hex", "_raw", "_old", "_new", "_current", "_encrypted", "_header", "_pem");

    private static final int LAST_ASCII = 0x7f;

    private SecretNames() {}

    static Secrecy of(String key) {
        String name = words(key);
        for (String end : VALUES) {
            if (name.endsWith(end)) {
                return Secrecy.VALUES;
            }
        }
        return isTextual(name) ? Secrecy.TEXTS : Secrecy.NONE;
    }

    private static boolean isTextual(String name) {
        if (name.endsWith("token")) {
            return !hasBefore(name, "_token", MARKS);
        }
        return name.endsWith("bearer") || isWord(name, "auth") || name.equals("session") || isWord(name, "session_id")
                || name.endsWith("sessionid") || isWord(name, "session_key") || hasBefore(name, "_tokens", ISSUED)
                || hasBefore(name, "_pass", LOGINS) || hasBefore(name, "_pwd", LOGINS);
    }

    private static boolean isWord(String name, String end) {
        return name.endsWith(end) && (name.length() == end.length() || name.charAt(name.length() - end.length() - 1) == '_');
    }

    private static boolean hasBefore(String name, String end, List<String> words) {
        if (name.endsWith(end)) {
            String rest = name.substring(0, name.length() - end.length());
            return words.contains(rest.substring(rest.lastIndexOf('_') + 1));
        }
        return false;
    }

    /** The key's words in lower case, with an underscore between them, without numbers and qualifiers at its end. */
    static String words(String key) {
        String words = split(key);
        int end = words.length();
        while (end > 0 && (words.charAt(end - 1) == '_' || Character.isDigit(words.charAt(end - 1)))
                && !words.substring(0, end).endsWith("_b64") && !words.substring(0, end).endsWith("_base64")) {
            end--;
        }
        String name = words.substring(0, end);
        for (String qualifier : QUALIFIERS) {
            if (name.endsWith(qualifier)) {
                return words(name.substring(0, name.length() - qualifier.length()));
            }
        }
        return name;
    }

    /** What only looks like another spelling is one: wide letters, invisible characters, and separators written twice. */
    private static String split(String spelled) {
        String key = isAscii(spelled) ? spelled : Normalizer.normalize(spelled, Normalizer.Form.NFKC);
        StringBuilder words = new StringBuilder(key.length() + 4);
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (Character.getType(c) == Character.FORMAT) {
                continue;
            }
            if (!Character.isLetterOrDigit(c)) {
                if (words.isEmpty() || words.charAt(words.length() - 1) != '_') {
                    words.append('_');
                }
                continue;
            }
            if (Character.isUpperCase(c) && i > 0 && beginsWord(key, i)) {
                words.append('_');
            }
            words.append(Character.toLowerCase(c));
        }
        return words.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > LAST_ASCII) {
                return false;
            }
        }
        return true;
    }

    /** A capital after a small letter or a digit, or before a small letter: {@code apiKey}, {@code APIKey}. */
    private static boolean beginsWord(String key, int i) {
        char before = key.charAt(i - 1);
        boolean smallAfter = i + 1 < key.length() && Character.isLowerCase(key.charAt(i + 1));
        return Character.isLowerCase(before) || Character.isDigit(before) || (Character.isUpperCase(before) && smallAfter);
    }
}
