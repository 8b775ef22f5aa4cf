package taskmgmt.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.testkit.ProcessorTime;

/**
 * Long texts, made so that something may begin at each of their characters. Looking ahead from each one would
 * take minutes for any of them.
 */
class TangledTextTest {
    private static final int LENGTH = 1 << 17;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static String repeated(String part, int length) {
        return part.repeat(length / part.length() + 1).substring(0, length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-", "a.", "s-", "sk-", "ghp_-", "eyJa ", "{", "{a", "$a", "$1$", "a://", "a:", "a:b@", "x.oracle:a", "a=1&", "?a=1&", "name=",
        "pass:", "key=", "token:", "tokens=", "<a>", "<token>", "<", "|(", "--from-literal ", "-----BEGIN PRIVATE KEY ", "\\", "\\\"", "\"", "[", "{\"a\":",
        "name=[", "name='", "name=\\\"", "curl ", "docker ", "curl ' ", "docker \" ", "token ", "password:\n", "password:\n\n", "token\n ", "bearer ",
        "login a password ", "?=", "-", "&amp;", "%25", "\\u003d", "＝", "@", "//", "ConvertTo-SecureString ", "setx TOKEN ", "vault login ",
        "sqlplus a/", "mysql -p", "https://hooks.slack.com/services/ ", "sudo -S <<< ", "\"\"\"", "password='''a", "a-token ", "_new", "1",
        "password(", "password(\"", "f(\"password\",", "f(\"password\", \"", "password<-", "<<- ", "--password-command echo ", "password(\\\""})
    void aTextThatTheLineMayHoldIsSearchedInTimeWhateverItIsMadeOf(String part) throws Exception {
        String text = repeated(part, LENGTH);
        String clean = ProcessorTime.within(LIMIT, () -> Redaction.USUAL.text(text + "password=Zq7Zq7 "));
        assertThat(clean.contains("Zq7")).isFalse();
        assertThat(ProcessorTime.within(LIMIT, () -> Redaction.USUAL.text(clean)).equals(clean)).as("the same once more").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"550e8400-e29b-41d4-a716-446655440000,", "2001:db8:0:1:1:1:1:1,", "2001:db8::1-", "q7-_Lk3x9Rt2Vb8Nm4Pz6Wc1Yd5Gh0Js7Kq2Mx9_", "a=1&", "12:30:59.125 ",
        "com.example.service.Handler.run-", "<td>1</td>", "{\"epoch\":17,\"loss\":0.25},", "GET http://host/a?b=1&c=2 200 ", "/usr/lib/x86_64-linux-gnu/", "\\\\host\\\\share\\\\"})
    void whatIsLongForAnotherReasonStaysAsItIs(String part) {
        String text = "x?" + repeated(part, 1 << 17);
        assertThat(Redaction.USUAL.text(text).equals(text)).isTrue();
    }

    @Test
    void aTextOfWhichNobodyCanTellInTimeWhatIsASecretGoesAsAWhole() {
        assertThat(Redaction.USUAL.text(repeated("name=[", LENGTH))).isEqualTo(SecretText.MARK);
    }

    @Test
    void theWayToAValueIsWrittenOutOnlyWhereOneWasTakenOut() throws Exception {
        Object list = Collections.nCopies(LENGTH / 4, Map.of());
        Map<String, Object> record = Map.of("k".repeat(LENGTH / 2), list, "b", Map.of("c", List.of(Map.of("password", "x"))));
        assertThat(ProcessorTime.within(LIMIT, () -> Redaction.USUAL.record(record))).containsEntry(Redaction.LIST, List.of("b.c[0].password"));
    }

    @Test
    void aCommandMayHaveManyWordsThatAreNamesOfPrograms() throws Exception {
        List<String> words = new ArrayList<>(Collections.nCopies(LENGTH / 8, "docker"));
        Map<String, Object> record = Map.of("command", words);
        assertThat(ProcessorTime.within(LIMIT, () -> Redaction.USUAL.record(record))).isEqualTo(record);
    }
}
