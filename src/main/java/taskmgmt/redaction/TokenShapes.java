package taskmgmt.redaction;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.redaction.AddressSecrets.Span;
import taskmgmt.redaction.search.SearchedText;

/**
 * Secrets that say themselves what they are: tokens with the beginning that whoever issues them gives them, and JSON Web
 * Tokens (RFC 7519: three parts in base64url, of which the first begins with <code>{"</code>).
 *
 * @see <a href="https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github">for instance GitHub's</a>
 */
final class TokenShapes {
    /** Beginnings, and after each how many characters at least follow it in a token. */
    private static final String[] PREFIXES = {
        "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "gldt-", "glrt-", "glptt-", "glcbt-", "xoxb-", "xoxp-", "xoxa-",
        "xoxr-", "xoxs-", "xoxe-", "xapp-", "sk-ant-", "sk-proj-", "sk-or-", "sk_live_", "sk_test_", "rk_live_", "rk_test_", "whsec_",
        "npm_", "pypi-", "hf_", "dop_v1_", "doo_v1_", "dor_v1_", "shpat_", "shpss_", "shpca_", "shppa_", "dckr_pat_", "dckr_oat_", "lin_api_",
        "sq0atp-", "sq0csp-", "hvs.", "hvb.", "hvr.", "glsa_", "nvapi-", "gsk_", "pplx-", "tvly-", "PMAK-", "rubygems_", "figd_", "sntrys_",
        "sntryu_", "NRAK-", "xkeysib-", "AGE-SECRET-KEY-", "ATATT3", "ya29.", "SG.", "EAACEdEose0cBA", "pscale_tkn_", "pscale_pw_",
        "FlyV1", "tskey-", "LTAI", "pul-", "ops_eyJ", "r8_", "xai-", "sbp_", "cfut_", "ntn_"};
    private static final int MIN_REST = 16;
    private static final int MIN_MIXED = 10;
    /** {@code sk-} alone begins many a word, and these beginnings are letters only: what follows is measured. */
    private static final String[] MEASURED = {"sk-", "AKIA", "ASIA", "AROA", "AIza", "dapi", "key-", "SK"};
    private static final int[] LENGTHS = {32, 16, 16, 16, 35, 32, 32, 32};
    /** A token of Telegram begins so, behind the number of its bot and a colon. */
    private static final String BOT = "AA";
    private static final int BOT_LENGTH = 35;
    private static final String JWT = "eyJ";
    private static final int MIN_JWT_PART = 8;
    /** Schemes of {@code crypt(3)} and of what goes by its form. */
    private static final Set<String> CRYPT = Set.of("1", "2", "2a", "2b", "2x", "2y", "5", "6", "7", "y", "gy", "apr1", "argon2id", "argon2i", "argon2d",
            "pbkdf2", "pbkdf2-sha1", "pbkdf2-sha256", "pbkdf2-sha512", "scrypt", "md5", "krb5tgs", "krb5asrep", "krb5pa");
    private static final Set<String> DIRECTORY = Set.of("SSHA", "SSHA256", "SSHA512", "SHA", "SMD5", "MD5", "CRYPT", "PBKDF2", "PBKDF2-SHA256", "ARGON2",
            "BCRYPT");
    private static final String[] DJANGO = {"pbkdf2_sha256", "pbkdf2_sha1", "bcrypt_sha256", "scrypt", "argon2"};
    private static final int MAX_SCHEME = 16;
    private static final int MIN_HASH = 16;
    private static final int HASH_DIGITS = 32;
    /** Of no password, where Windows keeps no LM hash. */
    private static final String NO_LM = "aad3b435b51404eeaad3b435b51404ee";
    private static final int MIN_BASIC = 8;
    /** With which characters they begin. */
    private static final String FIRST = firstOf(PREFIXES) + firstOf(MEASURED) + JWT.charAt(0);

    private TokenShapes() {}

    /** Where the token ends that begins here; the same place where none does. */
    static int end(SearchedText text, int from) {
        if (text.length() - from < MIN_REST || FIRST.indexOf(text.charAt(from)) < 0) {
            return from;
        }
        int end = wordEnd(text, from);
        if (end - from < MIN_REST) {
            return from;
        }
        if (text.startsWith(JWT, from)) {
            return isJwt(text, from, end) ? end : from;
        }
        if (text.startsWith(BOT, from)) {
            boolean numbered = from > 1 && text.charAt(from - 1) == ':' && Character.isDigit(text.charAt(from - 2));
            return numbered && end - from == BOT_LENGTH && isMixed(text, from, end) ? end : from;
        }
        for (String prefix : PREFIXES) {
            if (text.startsWith(prefix, from)) {
                return end - from - prefix.length() >= MIN_REST && isMixed(text, from + prefix.length(), end) ? end : from;
            }
        }
        for (int i = 0; i < MEASURED.length; i++) {
            if (text.startsWith(MEASURED[i], from)) {
                int rest = end - from - MEASURED[i].length();
                boolean fits = MEASURED[i].equals("sk-") ? rest >= LENGTHS[i] : rest == LENGTHS[i];
                return fits && isMixed(text, from + MEASURED[i].length(), end) ? end : from;
            }
        }
        return from;
    }

    /** Where a hash of a password ends that begins here, in one of the forms of {@code crypt(3)} or of LDAP; the same place where none does. */
    static int hashEnd(SearchedText text, int from) {
        char close = text.charAt(from) == '{' ? '}' : '$';
        int second = text.indexOf(close, from + 1);
        if (second < 0 || second - from > MAX_SCHEME) {
            return from;
        }
        boolean known = close == '}' ? DIRECTORY.contains(text.substring(from + 1, second).toUpperCase(Locale.ROOT))
                : CRYPT.contains(text.substring(from + 1, second)) || isDjango(text, from);
        int end = second;
        while (known && end < text.length() && (isOfToken(text.charAt(end)) || "$/+=,}".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end - second > MIN_HASH ? end : from;
    }

    private static boolean isDjango(SearchedText text, int dollar) {
        for (String scheme : DJANGO) {
            if (text.startsWith(scheme, dollar - scheme.length())) {
                return true;
            }
        }
        return false;
    }

    /** The two hashes of a Windows account, {@code LM:NT}, as dumps of accounts have them. */
    static @Nullable Span hashPair(SearchedText text, int colon) {
        int from = colon - HASH_DIGITS;
        int end = colon + 1 + HASH_DIGITS;
        boolean pair = from >= 0 && end <= text.length() && isHex(text, from, colon) && isHex(text, colon + 1, end)
                && (end == text.length() || !isOfToken(text.charAt(end)));
        return pair && (text.startsWith(":::", end) || text.regionMatches(true, from, NO_LM, 0, NO_LM.length())) ? new Span(from, end) : null;
    }

    private static boolean isHex(SearchedText text, int from, int end) {
        for (int i = from; i < end; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** What a key in the form of RFC 7468 holds: {@code -----BEGIN PRIVATE KEY-----} and so on. */
    static @Nullable Span pem(SearchedText text, int label) {
        int labelEnd = text.indexOf("-----", label);
        if (labelEnd < 0 || !text.substring(label, labelEnd).contains("PRIVATE KEY")) {
            return null;
        }
        int from = labelEnd + "-----".length();
        int end = text.indexOf("-----END ", from);
        return new Span(from, end < 0 ? text.length() : end);
    }

    /** A name and a password in base64: capitals or digits, where a word of a sentence has small letters. */
    static boolean isBasic(SearchedText text, int from, int end) {
        boolean base64 = end - from >= MIN_BASIC && (end - from) % 4 == 0;
        boolean mixed = false;
        for (int i = from; base64 && i < end; i++) {
            char c = text.charAt(i);
            base64 = Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=';
            mixed |= i > from && (Character.isUpperCase(c) || Character.isDigit(c));
        }
        return base64 && mixed;
    }

    private static String firstOf(String[] beginnings) {
        StringBuilder first = new StringBuilder();
        for (String beginning : beginnings) {
            first.append(beginning.charAt(0));
        }
        return first.toString();
    }

    private static int wordEnd(SearchedText text, int from) {
        int end = text.wordEnd(SearchedText.Word.TOKEN, from);
        while (end > from && text.charAt(end - 1) == '.') {
            end--;
        }
        return end;
    }

    private static boolean isJwt(SearchedText text, int from, int end) {
        int first = text.indexOf('.', from);
        int second = first < 0 ? -1 : text.indexOf('.', first + 1);
        return first - from >= MIN_JWT_PART && second - first > MIN_JWT_PART && second < end;
    }

    /** Whether letters and digits, or both cases, stand together for long enough: {@code npm_config_registry_url_2} is no token. */
    private static boolean isMixed(SearchedText text, int from, int end) {
        int start = from;
        for (int i = from; i <= end; i++) {
            if (i == end || !Character.isLetterOrDigit(text.charAt(i))) {
                if (i - start >= MIN_MIXED && isMixedRun(text, start, i)) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    private static boolean isMixedRun(SearchedText text, int from, int end) {
        boolean small = false;
        boolean capitals = false;
        boolean digits = false;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            digits |= Character.isDigit(c);
            small |= Character.isLowerCase(c);
            capitals |= Character.isUpperCase(c);
        }
        return small && capitals || digits && (small || capitals);
    }

    private static boolean isOfToken(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.';
    }
}
