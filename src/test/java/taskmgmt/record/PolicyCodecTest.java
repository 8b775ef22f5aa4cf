package taskmgmt.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.json.BadJsonException;
import taskmgmt.policy.Effect;
import taskmgmt.policy.Governance;
import taskmgmt.policy.Policy;
import taskmgmt.policy.ResourceType;
import taskmgmt.policy.Risk;
import taskmgmt.policy.Rule;
import taskmgmt.policy.Scope;
import taskmgmt.redaction.Redaction;

class PolicyCodecTest {
    private static Policy read(String text) throws BadJsonException {
        byte[] bytes = text.getBytes(UTF_8);
        return PolicyCodec.decode(bytes);
    }

    @Test
    void theLeastPolicyHoldsWhatIsUsual() throws BadJsonException {
        assertThat(read("{\"version\":1,\"default\":\"allow\"}"))
                .isEqualTo(new Policy(Effect.ALLOW, Map.of(), List.of(), Governance.USUAL, Redaction.USUAL));
    }

    @Test
    void everyKeyIsReadAsWhatItMeans() throws BadJsonException {
        assertThat(read("""
                {"version":1,"default":"deny","groups":{"ops":["ann","bob","ann"]},
                 "rules":[{"name":"r","effect":"allow","accounts":["@ops","carl"],"actions":["task.*"],"resources":["task","log"],"scope":["/storage/*"]},
                          {"effect":"deny","accounts":["*"],"actions":["*"],"resources":["*"]}],
                 "governance":{"default":"medium","hold":"medium","four_eyes":false,"risks":[{"components":["/ranker"],"risk":"high"}]},
                 "redact":["badge"]}""")).isEqualTo(new Policy(Effect.DENY, Map.of("ops", Set.of("ann", "bob")),
                List.of(new Rule("r", Effect.ALLOW, List.of("@ops", "carl"), List.of("task.*"), Set.of(ResourceType.TASK, ResourceType.LOG),
                                List.of(new Scope("/storage/*"))),
                        new Rule("rules[1]", Effect.DENY, List.of("*"), List.of("*"), Set.of(ResourceType.values()), List.of())),
                new Governance(Risk.MEDIUM, Risk.MEDIUM, false, List.of(new Governance.RiskRule("governance.risks[0]", List.of(new Scope("/ranker")), Risk.HIGH))),
                Redaction.alsoOf(List.of("badge"))));
    }

    @Test
    void nothingIsHeldWhereItSaysNever() throws BadJsonException {
        assertThat(read("{\"version\":1,\"default\":\"allow\",\"governance\":{\"hold\":\"never\"}}").governance())
                .isEqualTo(new Governance(Risk.LOW, null, true, List.of()));
    }

    /** A slip in a policy would allow what it was meant to deny, so none is passed over. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[] | ",
        "{} | its version is null, this program reads 1",
        "{\"version\":2,\"default\":\"allow\"} | its version is 2, this program reads 1",
        "{\"version\":1} | the policy: default is missing",
        "{\"version\":1,\"default\":true} | the policy: default is no text",
        "{\"version\":1,\"default\":\"maybe\"} | the policy: default is neither allow nor deny",
        "{\"version\":1,\"default\":\"deny\",\"rule\":[]} | the policy: there is no key 'rule'",
        "{\"version\":1,\"default\":\"deny\",\"groups\":[]} | groups is no object",
        "{\"version\":1,\"default\":\"deny\",\"groups\":{\"ops\":\"ann\"}} | groups: ops is no list",
        "{\"version\":1,\"default\":\"deny\",\"groups\":{\"ops\":[\"\"]}} | groups: ops holds something that is no text",
        "{\"version\":1,\"default\":\"deny\",\"groups\":{\"ops\":[1]}} | groups: ops holds something that is no text",
        "{\"version\":1,\"default\":\"deny\",\"rules\":{}} | the policy: rules is no list",
        "{\"version\":1,\"default\":\"deny\",\"rules\":[1]} | rules[0] is no object",
        "{\"version\":1,\"default\":\"deny\",\"rules\":[{\"effect\":\"deny\",\"accounts\":[],\"actions\":[\"*\"]}]} | rules[0]: accounts names nothing",
        "{\"version\":1,\"default\":\"deny\",\"rules\":[{\"effect\":\"deny\",\"accounts\":[\"*\"]}]} | rules[0]: actions names nothing",
        "{\"version\":1,\"default\":\"deny\",\"rules\":[{\"accounts\":[\"*\"],\"actions\":[\"*\"]}]} | rules[0]: effect is missing",
        "{\"version\":1,\"default\":\"deny\",\"rules\":[{\"effect\":\"deny\",\"accounts\":[\"@ops\"],\"actions\":[\"*\"]}]} | rules[0]: there is no group @ops",
        "{\"version\":1,\"default\":\"deny\",\"rules\":[{\"effect\":\"deny\",\"accounts\":[\"a\"],\"actions\":[\"*\"],\"scope\":[]}]} | rules[0]: scope names nothing",
        "{\"version\":1,\"default\":\"deny\",\"governance\":{\"risks\":[{\"components\":[\"/a\"],\"risk\":\"huge\"}]}} | governance.risks[0]: risk is none of low, medium and high",
        "{\"version\":1,\"default\":\"deny\",\"governance\":{\"four_eyes\":1}} | governance: four_eyes is neither true nor false",
        "{\"version\":1,\"default\":\"deny\",\"governance\":{\"hold\":null}} | governance: hold is none of low, medium and high",
        "{\"version\":1,\"default\":\"deny\",\"governance\":{\"eyes\":4}} | governance: there is no key 'eyes'",
        "{\"version\":1,\"default\":\"deny\",\"redact\":\"badge\"} | the policy: redact is no list"})
    void everySlipIsNamed(String text, String reason) {
        var refused = assertThatThrownBy(() -> read(text)).isInstanceOf(BadJsonException.class);
        if (reason != null) {
            refused.hasMessage(reason);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"[\"tasks\"]", "[\"\"]", "[]"})
    void aTypeThatIsNoneOfThemIsNamed(String resources) {
        assertThatThrownBy(() -> read("{\"version\":1,\"default\":\"deny\",\"rules\":[{\"effect\":\"deny\",\"accounts\":[\"a\"],\"actions\":[\"*\"],"
                + "\"resources\":" + resources + "}]}")).isInstanceOf(BadJsonException.class).hasMessageStartingWith("rules[0]: ");
    }

    @Test
    void twoRulesOfOneNameWouldNotBeToldApart() {
        String rule = "{\"name\":\"r\",\"effect\":\"deny\",\"accounts\":[\"a\"],\"actions\":[\"*\"]}";
        assertThatThrownBy(() -> read("{\"version\":1,\"default\":\"deny\",\"rules\":[" + rule + "," + rule + "]}"))
                .isInstanceOf(BadJsonException.class).hasMessage("rules[1]: another rule is named 'r'");
    }

    @Test
    void twoEqualKeysAreRefusedAsEverywhereInWhatComesIn() {
        assertThatThrownBy(() -> read("{\"version\":1,\"default\":\"deny\",\"default\":\"allow\"}")).isInstanceOf(BadJsonException.class);
    }
}
