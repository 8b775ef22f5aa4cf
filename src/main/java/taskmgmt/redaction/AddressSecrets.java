package taskmgmt.redaction;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.redaction.search.SearchedText;

/** Secrets in addresses: before a host, and in the query after it. */
final class AddressSecrets {
    /** Names that mean a secret in a query and something else elsewhere. */
    private static final Set<String> ALWAYS = Set.of("sig", "signature", "xamzsignature", "xgoogsignature", "hmac", "jwt", "sas", "pw", "pwd",
            "pass", "psw", "auth", "otp", "pin", "sign", "assertion", "samlresponse", "oauthsignature", "accesskeyid", "awsaccesskeyid", "sid", "ticket");
    /** Names that do so where nobody would say what stands there. */
    private static final Set<String> IF_RANDOM = Set.of("key", "code", "k", "state", "s", "t", "hash", "id");
    private static final int MAX_NAME = 20;
    private static final String ORACLE = "oracle:";
    private static final String[] WEBHOOKS = {"hooks.slack.com/services/", "discord.com/api/webhooks/", "discordapp.com/api/webhooks/",
        "webhook.office.com/webhookb2/"};

    /** From where to where a text is a secret. */
    record Span(int from, int to) {}

    private AddressSecrets() {}

    /**
     * What stands before a host: {@code user:password@}, or a token alone. A password that holds a slash, which it may not,
     * counts too.
     *
     * @param schemeEnd where the colon of {@code ://} stands
     */
    static @Nullable Span beforeHost(SearchedText text, int schemeEnd) {
        int from = schemeEnd + "://".length();
        int wordEnd = wordEnd(text, from);
        int end = from;
        while (end < wordEnd && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        int colon = text.indexOf(':', from);
        if (colon < 0 || colon >= end) {
            int at = text.lastBefore('@', end);
            return at > from && isHttp(text, schemeEnd) && isToken(text, from, at) ? new Span(from, at) : null;
        }
        int at = text.lastBefore('@', end);
        if (at < colon && !SecretWords.isDigits(text, colon + 1, end)) {
            at = text.lastBefore('@', wordEnd);
        }
        if (at <= colon) {
            return null;
        }
        boolean nameOnly = at == colon + 1;
        boolean both = isHttp(text, schemeEnd) && isToken(text, from, colon); // the token first, and x-oauth-basic behind it
        if (nameOnly && colon > from) {
            return new Span(from, colon);
        }
        return nameOnly ? null : new Span(both ? from : colon + 1, at);
    }

    /** Whether the colon stands before what {@link #oracle} finds. */
    static boolean isOracle(SearchedText text, int colon) {
        int driver = colon;
        while (driver > 0 && Character.isLetterOrDigit(text.charAt(driver - 1))) {
            driver--;
        }
        return driver < colon && text.regionMatches(true, driver - ORACLE.length(), ORACLE, 0, ORACLE.length());
    }

    /** {@code jdbc:oracle:thin:ann/x@host}, between the slash and the host. */
    static @Nullable Span oracle(SearchedText text, int colon) {
        int at = text.lastBefore('@', wordEnd(text, colon));
        int slash = text.indexOf('/', colon);
        return slash > colon + 1 && slash + 1 < at ? new Span(slash + 1, at) : null;
    }

    /** {@code ann:x@host} without a scheme, where nobody would say what stands there, and as drivers write it, {@code ann:x@tcp(host)}. */
    static @Nullable Span login(SearchedText text, int nameStart, int colon) {
        int at = text.lastBefore('@', wordEnd(text, colon));
        if (nameStart == colon || at <= colon + 1 || !Character.isLetter(text.charAt(nameStart)) || isMessage(text, nameStart, colon)) {
            return null;
        }
        boolean driver = text.startsWith("tcp(", at + 1) || text.startsWith("unix(", at + 1);
        return driver || SpokenSecrets.isUnsayable(text, colon + 1, at) ? new Span(colon + 1, at) : null;
    }

    /** {@code msgid:a1B2@host} names a mail. */
    private static boolean isMessage(SearchedText text, int nameStart, int colon) {
        return text.regionMatches(true, colon - 2, "id", 0, 2) || text.regionMatches(true, nameStart, "mail", 0, "mail".length());
    }

    private static int wordEnd(SearchedText text, int from) {
        return text.wordEnd(SearchedText.Word.UNQUOTED, from);
    }

    /** The part of an address by which alone a service knows who may write to a channel; null where it is of no such service. */
    static @Nullable Span webhook(SearchedText text, int schemeEnd) {
        int from = schemeEnd + "://".length();
        for (String hook : WEBHOOKS) {
            int found = before(text, hook, from);
            if (found >= 0) {
                int start = found + hook.length();
                int end = start;
                while (end < text.length() && !SecretWords.isEnd(text.charAt(end)) && "?#,;)]}>".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                return new Span(start, end);
            }
        }
        return null;
    }

    private static int before(SearchedText text, String hook, int from) {
        for (int at = from; at <= from + MAX_NAME && at < text.length(); at++) {
            if (text.startsWith(hook, at)) {
                return at;
            }
        }
        return -1;
    }

    /** A name before a host is that of a person or an account, in small letters; of the web, hardly anything else is one. */
    private static boolean isToken(SearchedText text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.isUpperCase(text.charAt(i)) || Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return to - from > MAX_NAME;
    }

    private static boolean isHttp(SearchedText text, int schemeEnd) {
        return text.regionMatches(true, schemeEnd - "http".length(), "http", 0, "http".length())
                || text.regionMatches(true, schemeEnd - "https".length(), "https", 0, "https".length());
    }

    /** Where the value of a query's name ends, if that is a secret by this name; its start where it is none. */
    static int queryEnd(SearchedText text, int nameStart, int equals) {
        int from = equals + 1;
        boolean begins = nameStart > 0 && "?&;".indexOf(text.charAt(nameStart - 1)) >= 0;
        if (!begins || !SecretValue.isInQuery(text, nameStart)) {
            return from;
        }
        int end = from;
        while (end < text.length() && "&#;".indexOf(text.charAt(end)) < 0 && !SecretWords.isEnd(text.charAt(end))) {
            end++;
        }
        String name = SecretNames.joined(SecretNames.words(text.substring(nameStart, equals)));
        return ALWAYS.contains(name) || (IF_RANDOM.contains(name) && SecretWords.isRandom(text, from, end)) ? end : from;
    }
}
