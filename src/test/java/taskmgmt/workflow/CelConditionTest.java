package taskmgmt.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.intake.yaml.YamlProblem;
import taskmgmt.intake.yaml.YamlResult;
import taskmgmt.number.Decimal;
import taskmgmt.workflow.cel.CelFault;

/** Conditions in the Common Expression Language. */
class CelConditionTest {
    private static final Map<String, RunParameter.Kind> KINDS = Map.of("n", RunParameter.Kind.NUMBER, "half", RunParameter.Kind.NUMBER, "dry", RunParameter.Kind.BOOLEAN,
            "env", RunParameter.Kind.STRING);
    private static final Map<String, Object> VALUES = values();

    private static Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>(Map.of("params.env", "prod", "params.n", "10", "params.half", "0.5", "params.dry", "false", "steps.a.exit_code", 3,
                "steps.find-it.outputs.files", List.of("x.csv", "y"), "steps.a.outputs.rows", Decimal.parse("12.5"), "steps.a.outputs.word", "7", "item", Map.of("k", "v", "n", 2L)));
        values.put("run.id", "r1");
        return values;
    }

    private static boolean isTrue(String text) throws CelFault {
        return CelReading.condition(text, KINDS).isTrue(reference -> VALUES.get(reference.text()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "params.env == 'prod' | true", "params.env in ['a', 'prod'] && params.n > 9 | true", "params.half < 1.0 && params.half < 1 | true", "!params.dry | true",
        "steps['find-it'].outputs.files.exists(f, f.endsWith('.csv')) | true", "steps['find-it'].outputs.files.all(f, f.endsWith('.csv')) | false",
        "size(steps['find-it'].outputs.files) == 2 | true", "steps.a.exit_code == 3 | true", "steps.a.outputs.rows >= 12 | true",
        "int(steps.a.outputs.word) > 6 | true", "has(steps.b.outputs.x) | false", "has(steps.b.outputs.x) && steps.b.outputs.x > 1 | false",
        "has(steps.a.outputs.word) | true", "item.k == 'v' && item['n'] == 2 | true", "run.id.startsWith('r') | true", "params.env.matches('^p.*d$') | true",
        "[1, 2, 3].map(x, x * params.n).exists(y, y == 20) | true", "{'prod': 1}[params.env] == 1 | true"})
    void isTrueOrNot(String text, boolean expected) throws CelFault {
        assertThat(isTrue(text)).isEqualTo(expected);
    }

    @Test
    void asksForWhatItNames() throws CelFault {
        Expression.Cel condition = CelReading.condition("params.env == item.k && steps.a.outputs.o.deep[0] > 1 && steps['find-it'].exit_code == size([params.n]) || params.env == ''", KINDS);
        assertThat(condition.references()).extracting(Reference::text).containsExactly("params.env", "item", "steps.a.outputs.o", "steps.find-it.exit_code", "params.n");
        assertThat(new Expression.Not(condition).text()).startsWith("not params.env == item.k");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "params.env = 'x' | at character 12: ", "params.env == | at character 14: ", "1 + 2 | expected type 'bool'",
        "size(params) > 0 | 'params' is no value: name one", "steps.a == 1 | 'steps.a' is no value", "steps.a.outputs['x y'] == 1 | 'steps.a.outputs.x y' is no place",
        "nofunction(params.n) | undeclared reference to 'nofunction'"})
    void saysWhyItIsNone(String text, String why) {
        assertThatThrownBy(() -> isTrue(text)).hasMessageContaining(why);
    }

    @Test
    void saysWhatCannotBeWorkedOut() {
        assertThatThrownBy(() -> isTrue("steps.b.outputs.x > 1")).isInstanceOf(EvaluationException.class)
                .hasMessageStartingWith("'steps.b.outputs.x > 1' cannot be worked out: ").hasMessageContaining("x");
        assertThatThrownBy(() -> isTrue("steps.a.outputs.word > 6")).isInstanceOf(EvaluationException.class);
        assertThatThrownBy(() -> isTrue("params.env")).isInstanceOf(EvaluationException.class).hasMessageContaining("its value is 'prod', and neither true nor false");
    }

    /** However long it would take: a run has to go on. */
    @Test
    void ends() {
        String many = "[0,1,2,3,4,5,6,7,8,9]";
        String text = many + ".all(a, " + many + ".all(b, " + many + ".all(c, " + many + ".all(d, " + many + ".all(e, a + b + c + d + e < 100)))))";
        assertThatThrownBy(() -> isTrue(text)).isInstanceOf(EvaluationException.class).hasMessageContaining("cannot be worked out");
        assertThatThrownBy(() -> isTrue("(".repeat(300) + "params.dry" + ")".repeat(300))).isInstanceOf(CelFault.class);
    }

    private static List<YamlProblem> problems(String condition) {
        YamlResult<Definition> parsed = DefinitionParser.parse("id: x\nparams: {env: prod, n: {type: number, default: 1}}\nsteps:\n  - name: a\n    run: [a]\n  - name: b\n    if: " + condition
                + "\n    run: [b]\n");
        return parsed.problems();
    }

    @Test
    void aFileSaysWhereItIsWrong() {
        assertThat(problems("{cel: 'params.n > 1'}")).isEmpty();
        assertThat(problems("{and: [{cel: 'params.n > 1'}, \"params.env == 'x'\"]}")).isEmpty();
        assertThat(words("{cel: 'params.evn == \"x\"'}")).isEqualTo("7:15: there is no params.evn (did you mean 'env'?)");
        assertThat(words("{cel: 'steps.a.exit_code == 0'}")).startsWith("7:15: 'a' need not have ended when steps.a.exit_code is asked for: let 'b' wait for it");
        assertThat(words("{cel: 'params.n >'}")).startsWith("7:15: 'cel': at character 11: ");
        assertThat(words("{cel: [x]}")).startsWith("7:15: 'cel' has to be a condition");
        assertThat(words("{cel: 'true', field: x}")).contains("field");
    }

    private static String words(String condition) {
        return problems(condition).getFirst().words();
    }

    @Test
    void aValueThatIsNotThereIsNone() throws CelFault {
        Reference.Values nothing = reference -> none();
        assertThat(CelReading.condition("has(params.env) || has(steps.a.outputs.x)", KINDS).isTrue(nothing)).isFalse();
        assertThat(Objects.requireNonNull(CelReading.condition("has(params.env)", KINDS)).text()).isEqualTo("has(params.env)");
    }

    private static @Nullable Object none() {
        return null;
    }
}
