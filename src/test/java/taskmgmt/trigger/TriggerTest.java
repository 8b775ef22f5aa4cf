package taskmgmt.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.json.Json;
import taskmgmt.json.JsonPrinter;
import taskmgmt.task.EventType;

class TriggerTest {
    private static final TriggeringEvent PUSH = new TriggeringEvent("1", Map.of("ref", "refs/heads/main", "after", "abc", "size", 3L, "forced", true,
            "repository", Map.of("full_name", "a/b", "owner.name", "dotted"), "commits", List.of(Map.of("id", "c0"), Map.of("id", "c1"))));

    private static Trigger trigger(Map<String, String> where, Map<String, String> taken) {
        return new Trigger("deploy", new TriggerSource.Webhook("push", "github"), "release", where, new Trigger.Params(Map.of("env", "live"), taken), 7, true);
    }

    @ParameterizedTest
    @CsvSource({"ref,refs/heads/main", "size,3", "forced,true", "repository.full_name,a/b", "commits.0.id,c0", "commits.1.id,c1"})
    void aPathFindsTextsNumbersAndFlags(String path, String value) {
        assertThat(trigger(Map.of(path, value), Map.of()).mismatch(PUSH)).isNull();
        assertThat(trigger(Map.of(path, value + "x"), Map.of()).mismatch(PUSH)).contains(path, "'" + value + "'");
        assertThat(trigger(Map.of(), Map.of("p", path)).params(PUSH)).containsOnly(Map.entry("env", "live"), Map.entry("p", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "refs", "repository", "commits", "commits.2.id", "commits.x", "commits.-1.id", "commits.99999999999.id", "ref.x", "repository..full_name"})
    void whatIsNoValueIsMissing(String path) {
        assertThat(trigger(Map.of(path, "x"), Map.of()).mismatch(PUSH)).contains("is missing");
        assertThatThrownBy(() -> trigger(Map.of(), Map.of("p", path)).params(PUSH)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("parameter p");
    }

    @Test
    void itIsReadAsItWasWritten() throws Exception {
        List<TriggerSource> sources = List.of(new TriggerSource.Webhook(null, "github"), new TriggerSource.Webhook("push", "github"), new TriggerSource.FileChange("/a/b"),
                new TriggerSource.LogEvent(EventType.FAILED, null, null), new TriggerSource.LogEvent(EventType.COMPLETED, "backup", "storage"));
        for (TriggerSource source : sources) {
            Trigger trigger = new Trigger("deploy", source, "release", Map.of("ref", "x"), new Trigger.Params(Map.of("a", "b"), Map.of("c", "d.e")), 7, false);
            assertThat(Trigger.of(Json.strict().parse(JsonPrinter.compact(trigger.toMap())))).isEqualTo(trigger);
        }
        assertThat(sources.stream().map(TriggerSource::words)).containsExactly("webhook", "webhook push", "file /a/b", "task.failed", "task.completed of backup in storage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'name':'a','on':{'kind':'moon'},'workflow':'w','from':0,'enabled':true}", "{'name':'a','on':{'kind':'file'},'workflow':'w','from':0,'enabled':true}",
            "{'name':'a','on':{'kind':'event','event':'task.eaten'},'workflow':'w','from':0,'enabled':true}", "{'name':'a','on':{'kind':'event','event':'mission.failed'},'workflow':'w','from':0,'enabled':true}",
            "{'name':'a b','on':{'kind':'file','path':'/x'},'workflow':'w','from':0,'enabled':true}", "{'name':'a','on':{'kind':'file','path':'/x'},'workflow':'w','from':'0','enabled':true}"})
    void whatIsNoTriggerIsRefused(String text) throws Exception {
        Map<String, Object> map = Json.strict().parse(text.replace('\'', '"'));
        assertThatThrownBy(() -> Trigger.of(map)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSameOccurrenceHasTheSameRun() {
        Trigger deploy = trigger(Map.of(), Map.of());
        Trigger other = new Trigger("deploy2", deploy.source(), "release", Map.of(), Trigger.Params.NONE, 0, true);
        assertThat(PUSH.runId(deploy)).matches("triggered_deploy_[0-9a-f]{16}").isEqualTo(new TriggeringEvent("1", Map.of()).runId(deploy));
        assertThat(PUSH.runId(other)).isNotEqualTo(PUSH.runId(deploy));
        assertThat(new TriggeringEvent("2", Map.of()).runId(deploy)).isNotEqualTo(PUSH.runId(deploy));
    }
}
