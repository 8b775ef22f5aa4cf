package taskmgmt.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;

class ArgumentCheckTest {
    private static final String SCHEMA = """
            {"type": "object", "required": ["path"], "additionalProperties": false, "properties": {
            "path": {"type": "string"}, "n": {"type": "integer", "minimum": 1, "maximum": 10}, "x": {"type": "number"}, "flag": {"type": "boolean"},
            "kind": {"enum": ["a", "b"]}, "list": {"type": "array", "items": {"type": "string"}}, "any": {}, "both": {"type": ["string", "null"]},
            "odd": {"type": "something"}, "in": {"type": "object", "required": ["y"], "properties": {"y": {"type": "string"}}}}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", value = {
        "{\"path\": \"a\", \"n\": 3, \"x\": 1.5, \"flag\": true, \"kind\": \"a\", \"list\": [\"x\"], \"any\": [1], \"both\": null, \"odd\": 1, \"in\": {\"y\": \"z\", \"w\": 1}}|``",
        "{}|the object of arguments needs 'path'",
        "{\"path\": null}|the object of arguments needs 'path'",
        "{\"path\": 1}|'path' has to be of type string",
        "{\"path\": \"a\", \"n\": 0}|'n' has to be at least 1",
        "{\"path\": \"a\", \"n\": 11}|'n' has to be at most 10",
        "{\"path\": \"a\", \"n\": 1.5}|'n' has to be of type integer",
        "{\"path\": \"a\", \"x\": \"1\"}|'x' has to be of type number",
        "{\"path\": \"a\", \"flag\": 1}|'flag' has to be of type boolean",
        "{\"path\": \"a\", \"kind\": \"c\"}|'kind' has to be one of [a, b]",
        "{\"path\": \"a\", \"list\": [\"x\", 2]}|'list[1]' has to be of type string",
        "{\"path\": \"a\", \"list\": \"x\"}|'list' has to be of type array",
        "{\"path\": \"a\", \"both\": 1}|'both' has to be of type string or null",
        "{\"path\": \"a\", \"in\": {}}|'in' needs 'y'",
        "{\"path\": \"a\", \"in\": {\"y\": 1}}|'in.y' has to be of type string",
        "{\"path\": \"a\", \"in\": 1}|'in' has to be of type object"})
    void saysWhatDoesNotFit(String arguments, String fault) throws BadJsonException {
        assertThat(ArgumentCheck.fault(Json.strict().parse(arguments), Json.strict().parse(SCHEMA))).isEqualTo(fault);
    }

    @Test
    void namesWhatThereIsInsteadOfWhatThereIsNot() throws BadJsonException {
        assertThat(ArgumentCheck.fault(Map.of("path", "a", "pth", 1L), Json.strict().parse(SCHEMA))).startsWith("the object of arguments has no 'pth': it has [path, n, x");
        assertThat(ArgumentCheck.fault(Map.of("a", 1L), Map.of())).isEmpty();
    }

    @Test
    void triesAgainAsTheKindOfTroubleWants() {
        assertThat(Trouble.SERVICE.retries()).isEqualTo(5);
        assertThat(Trouble.SERVICE.pause(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Trouble.SERVICE.pause(3)).isEqualTo(Duration.ofMillis(2_250));
        assertThat(Trouble.RATE_LIMIT.pause(6)).isEqualTo(Duration.ofSeconds(60));
        assertThat(Trouble.PERMISSION.retries() + Trouble.VALIDATION.retries() + Trouble.TIMEOUT.retries()).isZero();
        assertThat(Trouble.RATE_LIMIT.text()).isEqualTo("rate_limit");
    }
}
