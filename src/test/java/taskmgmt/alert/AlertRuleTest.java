package taskmgmt.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.json.Invisible;

class AlertRuleTest {
    private static final List<AlertChannel> CHANNELS = List.of(new AlertChannel.Program(List.of("a", "b c")),
            new AlertChannel.Webhook("https://x", null, null, null, false), new AlertChannel.Webhook(null, "f", "k", null, true),
            new AlertChannel.Webhook("http://x", null, null, "V", false), new AlertChannel.Mail("a@b", "/usr/sbin/sendmail"));

    private static AlertRule rule(AlertChannel channel) {
        return new AlertRule("r", Set.of(AlertKind.ANOMALY, AlertKind.TASK_FAILED), "s", null, Duration.ofMinutes(5), channel);
    }

    @Test
    void whatIsWrittenIsRead() {
        for (AlertChannel channel : CHANNELS) {
            assertThat(AlertRule.of(rule(channel).toMap())).isEqualTo(rule(channel));
            assertThat(channel.words()).isNotBlank();
        }
        assertThat(rule(CHANNELS.getFirst()).kinds()).containsExactly("task_failed", "anomaly");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://user:s3cretpw@example.com/hook", "https://example.com/hook?token=s3cretpw", "https://hooks.slack.com/services/T00000000/B00000000/s3cretpwXXXXXXXXXXXXXXXX",
        "https://s3cretpw123@example.com/"})
    void whatIsSecretInAnAddressIsNotShown(String url) {
        AlertChannel.Webhook webhook = new AlertChannel.Webhook(url, null, null, null, false);

        assertThat(webhook.words()).startsWith("post to https://").doesNotContain("s3cretpw");
        assertThat(webhook.toMap()).containsEntry("webhook", url);
    }

    @Test
    void whatIsNotUnderstoodWholeIsNoRule() {
        for (Map<String, @Nullable Object> change : List.<Map<String, @Nullable Object>>of(Map.of("on", List.of("task_failed", "moon_full")), Map.of("on", List.of()),
                Map.of("on", "task_failed"), Map.of("deliver", Map.of()), Map.of("deliver", Map.of("command", List.of())), Map.of("deliver", Map.of("mail", "a")),
                Map.of("deliver", "x"), Map.of("open_for", "soon"), Map.of("name", 3L))) {
            Map<String, @Nullable Object> map = new HashMap<>(rule(CHANNELS.getFirst()).toMap());
            map.putAll(change);
            assertThat(AlertRule.of(map)).as(change.toString()).isNull();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> AlertKind.parse("moon_full"));
    }

    @Test
    void matchesBySubsystemAndType() {
        assertThat(rule(CHANNELS.getFirst()).matches("s", "any")).isTrue();
        assertThat(rule(CHANNELS.getFirst()).matches("other", "any")).isFalse();
        AlertRule typed = new AlertRule("r", Set.of(AlertKind.ANOMALY), null, "t", Duration.ZERO, CHANNELS.getFirst());
        assertThat(typed.matches("any", "t")).isTrue();
        assertThat(typed.matches("any", "u")).isFalse();
    }

    @Test
    void noFactIsMoreThanOneLineOfAMessage() {
        Alert alert = new Alert(AlertKind.TASK_FAILED, "k", Instant.EPOCH, "ümlaut ".repeat(40) + "\r\nBcc: x", Map.of("title", "a\nb"));
        String message = MailText.of("ops@example.com", "r", alert);
        String head = message.substring(0, message.indexOf("\n\n"));
        assertThat(head.lines()).allMatch(line -> line.length() <= 85).allMatch(line -> line.startsWith(" =?") || line.matches("[A-Za-z-]+: .*"))
                .noneMatch(line -> line.startsWith("Bcc"));
        assertThat(MailText.of("a@b", "r", new Alert(AlertKind.TASK_FAILED, "k", Instant.EPOCH, "x".repeat(300), Map.of())).lines())
                .anyMatch(line -> line.startsWith("Subject: [task-mgmt] r: xxx") && line.endsWith("..."));
        assertThat(body(message)).startsWith("ümlaut ümlaut").contains("\ntitle: a b\n").doesNotContain("\nBcc");
        Alert acting = new Alert(AlertKind.TASK_FAILED, "k", Instant.EPOCH, "a\u001b[2J\u009b\u202eb", Map.of("title", "\u0007\u2066x"));
        assertThat(body(MailText.of("a@b", "r", acting)).codePoints()).noneMatch(each -> each != '\n' && Invisible.is(each));
        assertThat(alert.variables("r")).containsEntry("TASK_MGMT_TITLE", "a\nb").containsEntry("TASK_MGMT_ALERT_ID", "task_failed:k");
        assertThat(new Alert(AlertKind.ANOMALY, "k", Instant.EPOCH, "a\0b", Map.of()).variables("r")).containsEntry("TASK_MGMT_ALERT_TEXT", "a b");
    }

    private static String body(String message) {
        return new String(Base64.getMimeDecoder().decode(message.substring(message.indexOf("\n\n"))), StandardCharsets.UTF_8);
    }
}
