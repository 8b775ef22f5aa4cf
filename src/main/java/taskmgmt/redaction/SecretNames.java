package taskmgmt.redaction;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which keys look like those of secrets: by how they end, in any case and spelling ({@code DB_PASSWORD}, {@code apiKey},
 * {@code x-auth-token}, {@code clientsecret2}, {@code PaSsWoRd}). What such a word only begins is none: {@code token_count},
 * {@code tokens_per_second}, {@code secret_santa}, {@code password_length}.
 *
 * <p>Where words meet is said by separators or by capitals, and capitals may be there for no reason. So a name is asked
 * about three times: with both taken for borders, with separators only, and, for the words that mean nothing else, with
 * neither.
 */
final class SecretNames {
    /** Ends of names, with their words joined, under which nothing but a secret stands. */
    private static final List<String> VALUES = List.of("password", "passwords", "passwd", "passphrase", "passcode",
            "secret", "secrets", "credential", "credentials", "authorization", "cookie", "cookies", "apikey", "apikeys",
            "privatekey", "accesskey", "secretkey", "signingkey", "encryptionkey", "accountkey", "masterkey", "sshkey", "secretid",
            "userpass", "userpwd", "passwort", "kennwort", "contraseña", "contrasena", "wachtwoord", "motdepasse");
    /** Options of commands that take a password, by names that are not those of one elsewhere. */
    private static final Set<String> OPTIONS = Set.of("pass", "pwd", "pw", "psw", "passin", "passout", "storepass", "keypass", "srcstorepass",
            "deststorepass", "httppass", "ftppass", "proxypass", "userpass", "oauth2bearer", "basicauth", "psk", "secretstring", "secretbinary");
    /** Words before {@code pass} and {@code pwd}, which alone are a verdict and a directory. */
    private static final List<String> LOGINS = List.of("db", "database", "user", "smtp", "mail", "ftp", "redis", "mysql", "pg",
            "postgres", "root", "admin", "login", "ldap", "http", "proxy", "my", "app", "become", "sudo", "ssh", "ansible", "vault",
            "service", "svc", "keystore", "truststore", "store", "mongo", "mongodb", "rabbitmq", "rabbit", "mqtt", "elastic", "imap", "pop3",
            "sasl", "jdbc", "oracle", "mssql", "sa", "samba", "smb", "vnc", "rdp", "wifi", "restic", "borg", "git", "svn", "registry",
            "docker", "jenkins", "nexus", "bind", "web", "auth");
    /** Words before {@code tokens}, which otherwise are those of a model. */
    private static final List<String> ISSUED = List.of("access", "refresh", "auth", "api", "bearer", "id", "session");
    /** Words before {@code token} that a model's vocabulary has for its marks. */
    private static final List<String> MARKS = List.of("eos", "bos", "pad", "unk", "mask", "sep", "cls", "stop");
    /** Words after the one that counts. */
    private static final List<String> QUALIFIERS = List.of("_value", "_plain", "_plaintext", "_hash", "_base", "_base64",
            "_b64", "_hex", "_raw", "_old", "_new", "_current", "_encrypted", "_header", "_pem");

    private static final List<String> COMMANDS = List.of("command", "cmd", "eval");

    /** Of a model, words; of an interface, secrets. */
    private static final String TOKENS = "tokens";

    private static final int LAST_ASCII = 0x7f;
    private static final int MIN_WORD = 3;

    private SecretNames() {}

    static Secrecy of(String key) {
        String words = words(key);
        String apart = trimmed(split(key, false));
        if (isSecret(joined(words)) || isSecret(joined(apart))) {
            return Secrecy.VALUES;
        }
        if (isTextual(words) || isTextual(apart) || isHash(split(key, true))) {
            return Secrecy.TEXTS;
        }
        return words.endsWith(TOKENS) || apart.endsWith(TOKENS) ? Secrecy.UNSAYABLE : Secrecy.NONE;
    }

    /** With what Windows lets somebody in as with the password itself; other hashes are those of files and commits. */
    private static boolean isHash(String words) {
        String one = words.endsWith("es") ? words.substring(0, words.length() - 2) : words;
        return isWord(one, "nt_hash") || isWord(one, "nthash") || isWord(one, "lm_hash") || isWord(one, "lmhash")
                || one.endsWith("ntlm_hash") || one.endsWith("ntlmhash") || one.endsWith("pwhash") || isWord(one, "pw_hash");
    }

    /** Whether the key has three letters beside each other, without which no name is a secret's. */
    static boolean hasWord(String key) {
        int letters = 0;
        for (int i = 0; i < key.length() && letters < MIN_WORD; i++) {
            letters = Character.isLetter(key.charAt(i)) ? letters + 1 : 0;
        }
        return letters >= MIN_WORD;
    }

    private static boolean isSecret(String joined) {
        for (String end : VALUES) {
            if (joined.endsWith(end) || endsWithMore(joined, end)) {
                return true;
            }
        }
        return false;
    }

    /** Several of them; of authorizations, they are permissions. */
    private static boolean endsWithMore(String joined, String end) {
        int length = joined.length() - 1;
        return length > 0 && joined.charAt(length) == 's' && joined.startsWith(end, length - end.length()) && !end.equals("authorization");
    }

    /** As an option of a command: {@code --pass} and {@code -pwd} say something else elsewhere, but not there. */
    static Secrecy ofOption(String option) {
        Secrecy secrecy = of(option);
        return secrecy == Secrecy.NONE && OPTIONS.contains(joined(words(option))) ? Secrecy.TEXTS : secrecy;
    }

    /**
     * Whether it is the name of a command that prints a secret, as {@code password_command} and {@code pass-cmd}: it is none itself,
     * but what {@code echo} is given there.
     */
    static boolean isOfCommand(String name) {
        String words = name.toLowerCase(Locale.ROOT);
        for (String command : COMMANDS) {
            if (words.endsWith(command)) {
                return ofOption(name.substring(0, name.length() - command.length())) != Secrecy.NONE;
            }
        }
        return false;
    }

    /** The key's words without borders: what is the same however words are set apart. */
    static String joined(String words) {
        return words.indexOf('_') < 0 ? words : words.replace("_", "");
    }

    private static boolean isTextual(String name) {
        if (name.endsWith("token")) {
            return !hasBefore(name, "token", MARKS);
        }
        return name.endsWith("bearer") || isWord(name, "auth") || name.equals("session") || isWord(name, "session_id")
                || name.endsWith("sessionid") || isWord(name, "session_key") || hasBefore(name, "tokens", ISSUED)
                || hasBefore(name, "pass", LOGINS) || hasBefore(name, "pwd", LOGINS);
    }

    private static boolean isWord(String name, String end) {
        return name.endsWith(end) && (name.length() == end.length() || name.charAt(name.length() - end.length() - 1) == '_');
    }

    /** Whether one of the words comes before such an end, set apart from it or not. */
    private static boolean hasBefore(String name, String end, List<String> words) {
        if (name.endsWith(end)) {
            String rest = name.substring(0, name.length() - end.length());
            String before = rest.endsWith("_") ? rest.substring(0, rest.length() - 1) : rest;
            return words.contains(before.substring(before.lastIndexOf('_') + 1));
        }
        return false;
    }

    /** The key's words in lower case, with an underscore between them, without numbers and qualifiers at its end. */
    static String words(String key) {
        return trimmed(split(key, true));
    }

    private static String trimmed(String words) {
        int end = withoutNumber(words, words.length());
        int qualified = withoutQualifier(words, end);
        while (qualified < end) {
            end = withoutNumber(words, qualified);
            qualified = withoutQualifier(words, end);
        }
        return words.substring(0, end);
    }

    private static int withoutNumber(String words, int length) {
        int end = length;
        while (end > 0 && (words.charAt(end - 1) == '_' || Character.isDigit(words.charAt(end - 1)))
                && !endsAt(words, end, "_b64") && !endsAt(words, end, "_base64")) {
            end--;
        }
        return end;
    }

    private static int withoutQualifier(String words, int end) {
        for (String qualifier : QUALIFIERS) {
            if (endsAt(words, end, qualifier)) {
                return end - qualifier.length();
            }
        }
        return end;
    }

    private static boolean endsAt(String words, int end, String word) {
        return words.startsWith(word, end - word.length());
    }

    /** What only looks like another spelling is one: wide letters, invisible characters, and separators written twice. */
    private static String split(String spelled, boolean capitals) {
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
            if (capitals && Character.isUpperCase(c) && i > 0 && beginsWord(key, i)) {
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
