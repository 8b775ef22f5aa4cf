package taskmgmt.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.number.Decimal;

/** Conditions, templates and outputs. */
class ExpressionTest {
    private static final Map<String, Object> VALUES = Map.of("params.env", "prod", "params.n", "10", "steps.a.exit_code", 3L,
            "steps.a.outputs.list", List.of("x", 2L), "params.yes", "true", "params.no", "false", "params.empty", "", "item", Map.of("k", "v"));

    private static boolean isTrue(String text) {
        return ExpressionParser.parse(text).isTrue(reference -> VALUES.get(reference.text()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "params.env == 'prod' | true", "params.env == \"prod\" | true", "params.env != prod_x | true", "params.env != 'prod' | false",
        "params.n == 10 | true", "params.n == 10.0 | true", "params.n > 9 | true", "params.n < 9 | false", "params.n >= 10 | true", "params.n <= 9 | false",
        "steps.a.exit_code == 3 | true", "steps.a.exit_code>2 | true", "params.env contains 'ro' | true", "params.env contains 'x' | false",
        "steps.a.outputs.list contains 2 | true", "steps.a.outputs.list contains 'y' | false", "exists params.env | true", "exists params.gone | false",
        "not exists params.gone | true", "params.gone == 'x' | false", "params.gone != 'x' | true", "params.gone > 3 | false", "params.yes | true",
        "params.no | false", "not params.no | true", "params.gone | false", "params.no or params.yes | true", "params.no and params.yes | false",
        "params.yes or params.no and params.no | true", "(params.yes or params.no) and params.no | false", "not (params.yes and params.no) | true",
        "params.empty == '' | true", "params.gone != params.none | false"})
    void isTrueOrNot(String text, boolean expected) {
        assertThat(isTrue(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "params.env == | something is missing at its end", "== 3 | something is missing before '=='", "params.env == 'x | a string has no end",
        "(params.env | a ')' is missing", "params.env params.n | 'params.n' is one word too many", "params.env = 3 | there is no '=': it is == or !=",
        "exists 3 | 'exists' asks for a place", "and | something is missing before 'and'", "params.env == 'x' ) | ')' is one word too many"})
    void saysWhyItIsNone(String text, String why) {
        assertThatThrownBy(() -> ExpressionParser.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
    }

    @Test
    void isNotNestedWithoutEnd() {
        assertThatThrownBy(() -> ExpressionParser.parse("(".repeat(10_000))).hasMessageContaining("nested more than 50 deep");
    }

    @Test
    void comparesOnlyNumbersByTheirSize() {
        assertThatThrownBy(() -> isTrue("params.env > 3")).isInstanceOf(EvaluationException.class)
                .hasMessage("'params.env > 3' compares numbers, and 'prod' is none");
        assertThatThrownBy(() -> isTrue("3 < params.env")).hasMessage("'3 < params.env' compares numbers, and 'prod' is none");
    }

    @Test
    void isShownAsAPersonWritesIt() {
        assertThat(ExpressionParser.parse("not (params.a == 'x' and exists params.b or params.c<3)").text())
                .isEqualTo("not ((params.a == 'x' and exists params.b) or params.c < 3)");
        assertThat(ExpressionParser.parse("not exists params.a").references()).extracting(Reference::text).containsExactly("params.a");
    }

    private static String expand(String text) {
        return Template.parse(text).expand(reference -> VALUES.get(reference.text()));
    }

    @Test
    void aTemplateIsOneArgumentWhateverIsInItsValues() {
        assertThat(expand("a-${params.env}-${ steps.a.exit_code }")).isEqualTo("a-prod-3");
        assertThat(expand("$${params.env} $x")).isEqualTo("${params.env} $x");
        assertThat(expand("")).isEmpty();
        assertThat(expand("${item}${steps.a.outputs.list}")).isEqualTo("{\"k\":\"v\"}[\"x\",2]");
        assertThatThrownBy(() -> expand("${params.gone}")).isInstanceOf(EvaluationException.class).hasMessage("there is no params.gone");
        assertThatThrownBy(() -> Template.parse("${params.x}").expand(_ -> "a\0b")).hasMessageContaining("has a NUL character in it");
        assertThat(Template.parse("${params.x}").only()).isNotNull();
        assertThat(Template.parse("x${params.x}").only()).isNull();
    }

    @Test
    void readsOutputsFromLinesAndFromJson() {
        assertThat(StepOutput.read("noise\na=1\nb = x=y \na=2\n=z\n", List.of("a", "b"))).isEqualTo(Map.of("a", "2", "b", "x=y"));
        assertThat(StepOutput.read(" {\"a\":[1,\"b\"],\"c\":1.50}\n", List.of("a", "c"))).containsEntry("a", List.of(1L, "b"))
                .containsEntry("c", Decimal.parse("1.50"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "b=1", "{\"b\":1}", "{\"a\":null}"})
    void saysWhichOutputIsMissing(String text) {
        assertThatThrownBy(() -> StepOutput.read(text, List.of("a"))).hasMessage("it did not say its output 'a': a line a=VALUE, or a JSON object");
    }

    @Test
    void refusesOutputsThatNoRecordHolds() {
        assertThatThrownBy(() -> StepOutput.read("{", List.of("a"))).hasMessageContaining("begins with '{' and is no JSON");
        assertThatThrownBy(() -> StepOutput.read("a=" + "x".repeat(20_000), List.of("a"))).hasMessageContaining("have more than 16384 bytes");
        Map<String, Object> said = new LinkedHashMap<>(StepOutput.read("a=" + "x".repeat(16_000), List.of("a")));
        assertThat(said).hasSize(1);
    }
}
