package taskmgmt.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import taskmgmt.testkit.Seed;

/** Names, separators and values put together as nobody listed them: nothing of a secret stays, and nothing else goes. */
class RedactionPropertiesTest {
    private static final int ROUNDS = 4000;
    /** In every part of a secret, and in nothing else. */
    private static final String CORE = "Zq7";
    private static final List<String> NAMES = List.of("password", "passwd", "passphrase", "client_secret", "api_key", "private_key",
            "secret_access_key", "db_password", "credentials", "encryption_key");
    private static final List<String> OTHERS = List.of("title", "token_count", "secret_santa", "password_length", "keyboard", "author",
            "epochs", "primary_key", "compass", "bypass", "sessions_total", "public_key", "monkey");
    private static final List<String> SEPARATORS = List.of("=", ": ", " = ", " := ", ":=", " => ", "=>", "\t=\t", " : ", "   =   ", " ?= ", " += ",
            "= ", ":\n  ", " =\n    ", ":\r\n\t", " = \\\n  ", ": |\n  ", ": >-\n    ", ":\n\n  ",
            " <- ", "<-", " <<- ", " ← ", " ⇒ ");

    private final Random random = Seed.random(RedactionPropertiesTest.class);

    @Test
    void noPartOfASecretStaysInATextHoweverItIsSpelled() {
        for (int i = 0; i < ROUNDS; i++) {
            String separator = pick(SEPARATORS);
            String text = before() + name() + separator + value(separator);
            text = random.nextInt(4) == 0 && !text.contains("'") ? "sh -c '" + text + "'" : text;
            staysOut(text);
        }
    }

    @Test
    void norAfterAFlagOfACommand() {
        for (int i = 0; i < ROUNDS; i++) {
            String flag = pick(List.of("--", "-")) + oddCase(pick(List.of("password", "api-key", "token", "pass", "client-secret", "auth_token", "storepass")));
            staysOut("run --force " + flag + pick(List.of(" ", "=", "  ", " \\\n  ")) + shellWord() + " --other x");
        }
    }

    @Test
    void norInWhatACallIsGiven() {
        for (int i = 0; i < ROUNDS; i++) {
            String name = pick(NAMES).replace("_", pick(List.of("_", "")));
            String quote = pick(List.of("\"", "'", "\\\""));
            String quoted = quote + pick(List.of(token(), token() + " " + token(), token() + ")" + token())) + quote;
            String key = quote + oddCase(name.replace("_", pick(List.of("_", "-", ".", " ")))) + quote;
            staysOut(before() + pick(List.of("b.user(x)." + oddCase(name) + "(" + quoted + ").build()", "set_" + name + "( " + quoted + " )", oddCase(name) + "(" + quoted + ", 3)",
                    "c.with" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "(Secret.of(" + quoted + "), " + quoted + ".toCharArray())",
                    "define(" + key + ", " + quoted + ");", "p.put(" + key + "," + quoted + ")", "System.setProperty(" + key + ", " + quoted + ")",
                    "setenv(" + key + ", " + quoted + ", 1)", "os.getenv(" + key + ", " + quoted + ")", "data=[(" + key + ", " + quoted + "), (" + key + ", " + quoted + ")]",
                    "ALTUSER ann PASSWORD(" + token() + ")")));
        }
    }

    @Test
    void norWhatACommandPrintsForAnother() {
        for (int i = 0; i < ROUNDS; i++) {
            String name = pick(List.of("password", "passwd", "passphrase", "client-secret", "pass")) + pick(List.of("-", "_", ".", "")) + pick(List.of("command", "cmd"));
            String printing = pick(List.of("echo ", "echo -n ", "printf ", "printf %s ")) + token();
            staysOut("run " + pick(List.of("--", "-")) + oddCase(name) + pick(List.of(" \"", "=\"")) + printing + "\" --other x");
            staysOut("run --" + oddCase(name) + " echo " + token() + " --other x");
            staysOut(oddCase(name) + pick(List.of("=", ": ", " = ")) + printing);
            assertThat(String.valueOf(clean(Map.of(oddCase(name), printing)))).doesNotContain(CORE);
            assertThat(String.valueOf(clean(Map.of("argv", List.of("run", "--" + oddCase(name), printing))))).doesNotContain(CORE);
        }
    }

    @Test
    void norInAnAddressAQueryOrAHeader() {
        for (int i = 0; i < ROUNDS; i++) {
            String token = token();
            staysOut(pick(List.of("https://" + token + "@host/x", "https://ann:" + token + "@host", "git clone https://" + token + ":x-oauth-basic@host/x.git",
                    "http://host/?a=1&" + oddCase(pick(List.of("sig", "token", "access_token", "api_key", "X-Amz-Signature", "password"))) + "=" + token + "&b=2",
                    "redis://:" + token + "@host:6379/0", "curl -H '" + oddCase("authorization") + ": " + pick(List.of("Basic ", "Bearer ", "Digest ", "")) + token + "' x",
                    oddCase("x-api-key") + ": " + token, oddCase("cookie") + ": a=" + token + "; b=" + token, "mysql -u root -p" + token + " db",
                    "/usr/bin/curl -sS -u ann:" + token + " https://host", "curl -uann:" + token, "docker login -u ann -p " + token + " host",
                    "sshpass -p " + token + " ssh host", "redis-cli -a " + token + " ping", "smbclient -U ann%" + token + " //host/x")));
        }
    }

    @Test
    void norUnderAKeyOfARecordInAnyCase() {
        for (int i = 0; i < ROUNDS; i++) {
            String key = oddCase(pick(NAMES).replace("_", pick(List.of("_", "-", "", ".", " "))));
            Object value = random.nextBoolean() ? token() : random.nextBoolean() ? List.of(token(), token()) : Map.of("a", List.of(token()));
            assertThat(String.valueOf(clean(Map.of(key, value)))).as("%s -> %s", key, value).doesNotContain(CORE);
            assertThat(String.valueOf(clean(Map.of("e", List.of(Map.of(oddCase("name"), key, oddCase("value"), value)))))).as(key).doesNotContain(CORE);
        }
    }

    @Test
    void whatThePolicyNamesGoesInTextsTooHoweverItsWordsAreSetApart() {
        Redaction redaction = Redaction.alsoOf(List.of("customer_number"));
        for (int i = 0; i < ROUNDS; i++) {
            String key = oddCase("customer" + pick(List.of("_", "-", "", ".", " ")) + "number");
            assertThat(redaction.record(Map.of(key, 17L))).as(key).containsEntry(key, SecretText.MARK);
            String separator = pick(SEPARATORS);
            String text = before() + key + separator + value(separator);
            assertThat(redaction.text(text)).as(text).doesNotContain(CORE);
        }
    }

    @Test
    void otherNamesLoseNothing() {
        for (int i = 0; i < ROUNDS; i++) {
            String separator = pick(SEPARATORS);
            String text = before() + pick(OTHERS) + separator + value(separator);
            assertThat(Redaction.USUAL.text(text)).as(text).isEqualTo(text);
        }
    }

    private void staysOut(String text) {
        String once = Redaction.USUAL.text(text);
        assertThat(once).as(text).doesNotContain(CORE).contains(SecretText.MARK);
        assertThat(Redaction.USUAL.text(once)).as("again: %s", text).isEqualTo(once);
    }

    private String before() {
        return pick(List.of("", "", "run a=1 ", "user: ann\n", "x, ", "export ", "- ", "error at line 7; "));
    }

    private String name() {
        String name = pick(NAMES).replace("_", pick(List.of("_", "-", "")));
        String odd = oddCase(name);
        String quoted = pick(List.of("%s", "%s", "\"%s\"", "'%s'", "\\\"%s\\\"", "config[\"%s\"]", "params[%s]", "$_ENV['%s']"));
        return quoted.formatted(odd);
    }

    private String oddCase(String name) {
        return switch (random.nextInt(4)) {
            case 0 -> name;
            case 1 -> name.toUpperCase(Locale.ROOT);
            case 2 -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            default -> {
                StringBuilder odd = new StringBuilder();
                for (int i = 0; i < name.length(); i++) {
                    char c = name.charAt(i);
                    odd.append(random.nextBoolean() ? Character.toUpperCase(c) : c);
                }
                yield odd.toString();
            }
        };
    }

    /** What can follow the separator: after one that ends a line, more lines than one. */
    private String value(String separator) {
        if (separator.contains("|") || separator.contains(">-")) {
            String indent = separator.substring(separator.indexOf('\n'));
            return token() + indent + token() + " " + token() + indent + "  " + token();
        }
        List<String> values = new ArrayList<>(List.of(shellWord(), "[\"" + token() + "\", '" + token() + "']",
                "{\"a\": \"" + token() + "\", b: [" + token() + "]}", "[" + token() + ",\n  " + token() + "\n]",
                "\"\"\"" + token() + "\n" + token() + "\"\"\"", "b'" + token() + "'", "( \"" + token() + "\" )"));
        if (separator.indexOf('\n') > 0 && separator.startsWith(":")) {
            values.add("- " + token() + separator.substring(separator.lastIndexOf('\n')) + "- " + token());
            values.add("a: " + token() + separator.substring(separator.lastIndexOf('\n')) + "b: " + token());
        }
        return pick(values);
    }

    /** One word, as a shell has them. */
    private String shellWord() {
        return pick(List.of(token(), "\"" + token() + " " + token() + "\"", "'" + token() + " \"" + token() + "'", "$'" + token() + "\\'" + token() + "'",
                token() + "\\ " + token(), token() + "'" + token() + " " + token() + "'", "'" + token() + "'\"" + token() + " " + token() + "\"",
                "\"" + token() + "\\\"" + token() + "\"", "\"" + token() + "\"" + token(), token() + "\\\n" + token()));
    }

    private String token() {
        return "a" + CORE + Integer.toString(random.nextInt(1_000_000), 36);
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Map<String, Object> clean(Map<String, Object> record) {
        return Redaction.USUAL.record(record);
    }
}
