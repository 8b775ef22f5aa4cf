package taskmgmt.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.number.Decimal;
import taskmgmt.serve.BodyField.Kind;

class BodyTest {
    private static final List<BodyField> FIELDS = List.of(
            BodyField.optional("text", Kind.TEXT, "t"), BodyField.optional("flag", Kind.FLAG, "f"), BodyField.optional("whole", Kind.WHOLE, "w"),
            BodyField.optional("number", Kind.NUMBER, "n"), BodyField.optional("texts", Kind.TEXTS, "l"), BodyField.optional("object", Kind.OBJECT, "o"),
            BodyField.optional("priority", Kind.PRIORITY, "p"), BodyField.optional("sla", Kind.DURATION, "d"), BodyField.optional("any", Kind.ANY, "a"));

    private static Body read(String text, List<BodyField> fields) {
        return Body.read(text.getBytes(StandardCharsets.UTF_8), fields);
    }

    @Test
    void readsValuesOfEachKind() {
        Body body = read("{\"text\":\"ä\",\"flag\":false,\"whole\":3,\"number\":1.50,\"texts\":[\"a\",\"b\"],\"object\":{\"k\":null},"
                + "\"priority\":8,\"sla\":\"2h\",\"any\":[1]}", FIELDS);

        assertThat(body.text("text")).isEqualTo("ä");
        assertThat(body.requiredText("text")).isEqualTo("ä");
        assertThat(body.flag("flag")).isFalse();
        assertThat(body.whole("whole")).isEqualTo(3);
        assertThat(body.any("number")).isEqualTo(Decimal.parse("1.50"));
        assertThat(body.texts("texts")).containsExactly("a", "b");
        assertThat(body.object("object")).containsKey("k");
        assertThat(body.objectOrEmpty("object")).hasSize(1);
        assertThat(body.typed("priority")).isEqualTo("8");
        assertThat(body.typed("sla")).isEqualTo("2h");
        assertThat(body.any("any")).isEqualTo(List.of(1L));
        assertThat(body.has("any")).isTrue();
        assertThat(body.isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "{}", "{\"text\":null}"})
    void whatIsNotGivenIsAbsent(String text) {
        Body body = read(text, FIELDS);

        assertThat(body.isEmpty()).isTrue();
        assertThat(body.text("text")).isNull();
        assertThat(body.typed("sla")).isNull();
        assertThat(body.object("object")).isNull();
        assertThat(body.objectOrEmpty("object")).isEmpty();
        assertThat(body.texts("texts")).isEmpty();
        assertThatThrownBy(() -> body.requiredText("text")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "{", "{\"text\":\"a\"}x", "{\"text\":\"a\",\"text\":\"b\"}", "{\"number\":1e99999}", "nul", "\"a\""})
    void refusesWhatIsNoObject(String text) {
        assertThatThrownBy(() -> read(text, FIELDS)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().status()).isEqualTo(400);
            assertThat(e.problem().detail()).startsWith("the body is no JSON object: ");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"{\"text\":1};text;a string", "{\"flag\":\"true\"};flag;true or false", "{\"whole\":1.5};whole;a whole number",
            "{\"whole\":99999999999999999999};whole;a whole number", "{\"number\":\"1\"};number;a number", "{\"texts\":\"a\"};texts;a list of strings",
            "{\"texts\":[1]};texts;a list of strings", "{\"object\":[]};object;an object",
            "{\"priority\":true};priority;a number from 1 to 10, or critical, high, medium, low or background",
            "{\"sla\":{}};sla;a duration such as \"90m\", or a number of seconds"})
    void refusesAValueOfAnotherKind(String text, String field, String kind) {
        assertThatThrownBy(() -> read(text, FIELDS)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().detail()).isEqualTo(field + " must be " + kind);
            assertThat(e.problem().field()).isEqualTo(field);
            assertThat(e.problem().value()).isNotNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"seq", "hash", "prev", "role", "actor", "token"})
    void refusesKeysThatItDoesNotKnowWhateverTheirValue(String key) {
        for (String value : List.of("1", "null", "\"x\"")) {
            assertThatThrownBy(() -> read("{\"" + key + "\":" + value + "}", FIELDS)).isInstanceOfSatisfying(ProblemException.class, e -> {
                assertThat(e.problem().detail()).isEqualTo("there is no key '" + key + "' here");
                assertThat(e.problem().remedy()).startsWith("the keys are text, flag");
            });
        }
        assertThatThrownBy(() -> read("{\"a\":1}", List.of())).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().remedy()).isEqualTo("leave out the body"));
    }

    @Test
    void namesTheKeyThatIsMissing() {
        List<BodyField> fields = List.of(BodyField.required("error_message", Kind.TEXT, "what went wrong"));

        for (String text : List.of("{}", "", "{\"error_message\":null}")) {
            assertThatThrownBy(() -> read(text, fields)).isInstanceOfSatisfying(ProblemException.class, e -> {
                assertThat(e.problem().detail()).isEqualTo("error_message is missing: what went wrong");
                assertThat(e.problem().remedy()).isEqualTo("give it as a string");
            });
        }
    }
}
