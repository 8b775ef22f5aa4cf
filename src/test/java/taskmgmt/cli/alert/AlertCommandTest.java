package taskmgmt.cli.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogFiles;
import taskmgmt.json.Json;
import taskmgmt.testkit.LockHolder;
import taskmgmt.testkit.Tool;

/** Over real programs, a real web server on this machine, and a script in the place of sendmail. */
class AlertCommandTest {
    @TempDir
    private Path directory;

    private Tool.Outcome at(String time, String... words) {
        return Tool.in(directory).environment("USER", "ann").environment("KEY", "secret key").at("2026-01-" + time + ":00Z").run(words);
    }

    private void failed(String time, String id) {
        assertThat(at(time, "task", "create", "--title", "nightly $(touch hacked) `x`", "--type", "backup", "--id", id, "--start").status()).isZero();
        assertThat(at(time, "task", "fail", id, "--error", "disk full").status()).isZero();
    }

    private List<Map<String, @Nullable Object>> escalations() throws Exception {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (String line : Tool.in(directory).lines("registry.jsonl")) {
            Map<String, @Nullable Object> event = Json.strict().parse(line);
            if ("task.escalated".equals(event.get("event")) && event.get("escalation") instanceof Map<?, ?> escalation) {
                Map<String, @Nullable Object> copy = new HashMap<>();
                escalation.forEach((key, value) -> copy.put(String.valueOf(key), value));
                all.add(copy);
            }
        }
        return all;
    }

    private void addProgram(String... on) {
        List<String> words = new ArrayList<>(List.of("alert", "add", "ops"));
        for (String each : on) {
            words.addAll(List.of("--on", each));
        }
        words.addAll(List.of("--", "sh", "-c", "echo \"$1 $TASK_MGMT_ALERT_ON $TASK_MGMT_TASK_ID $TASK_MGMT_TITLE\" >> told", "sh", "a b"));
        assertThat(at("01T00:01", words.toArray(String[]::new)).status()).isZero();
    }

    private List<String> told() throws IOException {
        return Files.exists(directory.resolve("told")) ? Files.readAllLines(directory.resolve("told")) : List.of();
    }

    @Test
    void aTaskThatFailsIsToldOnceAndNothingOfItIsRun() throws Exception {
        failed("01T00:00", "before");
        addProgram("task_failed");
        failed("02T00:00", "t1");
        assertThat(at("02T01:00", "alert", "check", "-o", "jsonl").status()).isEqualTo(1);
        Tool.Outcome first = at("02T01:00", "alert", "run");
        assertThat(first).isEqualTo(new Tool.Outcome(0, "ops: nightly $(touch hacked) `x` (t1) failed\n", ""));
        assertThat(at("02T02:00", "alert", "run")).isEqualTo(new Tool.Outcome(0, "", ""));
        assertThat(at("02T02:00", "alert", "check").status()).isZero();
        assertThat(told()).containsExactly("a b task_failed t1 nightly $(touch hacked) `x`");
        assertThat(directory.resolve("hacked")).doesNotExist();
        assertThat(escalations()).containsExactly(Map.of("level", "delivered", "alert_id", "task_failed:t1#1", "text",
                "nightly $(touch hacked) `x` (t1) failed"));

        at("03T00:00", "task", "retry", "t1");
        at("03T00:00", "task", "start", "t1");
        at("03T00:00", "task", "fail", "t1", "--error", "again");
        assertThat(at("03T01:00", "alert", "run").out()).as("another attempt").hasLineCount(1);
        assertThat(Json.strict().parse(at("03T01:00", "alert", "list", "-o", "jsonl").out())).containsEntry("delivered", 2L).containsEntry("failed", 0L);
        assertThat(at("03T01:00", "audit", "verify").status()).isZero();
    }

    private String queued(String time, String id, String... more) {
        List<String> words = new ArrayList<>(List.of("add", "--id", id, "--title", "convert " + id));
        words.addAll(List.of(more));
        words.addAll(List.of("--", "false"));
        assertThat(at(time, words.toArray(String[]::new)).status()).isZero();
        assertThat(at(time, "task", "start", id).status()).isZero();
        return id;
    }

    @Test
    void aDeadLetterIsToldOncePerAttemptAndNoOtherFailure() throws Exception {
        at("01T00:00", "task", "fail", queued("01T00:00", "early"), "--error", "x");
        addProgram("dead_letter");
        failed("02T00:00", "plain");
        queued("02T00:00", "open");
        at("02T00:00", "task", "complete", queued("02T00:00", "good"));
        at("02T00:00", "task", "cancel", queued("02T00:00", "unwanted"));
        at("02T00:01", "task", "fail", queued("02T00:00", "d1", "--type", "convert"), "--error", "no space");
        assertThat(at("02T01:00", "alert", "run")).isEqualTo(
                new Tool.Outcome(0, "ops: convert d1 (d1) is a dead letter: it failed, and is not run again by itself\n", ""));
        assertThat(told()).containsExactly("a b dead_letter d1 convert d1");
        assertThat(at("02T02:00", "alert", "run").out()).isEmpty();

        assertThat(at("03T00:00", "dead", "requeue", "d1").status()).isZero();
        assertThat(at("03T00:01", "alert", "run").out()).as("it waits again").isEmpty();
        at("03T00:02", "task", "start", "d1");
        at("03T00:03", "task", "fail", "d1", "--error", "again");
        assertThat(at("03T01:00", "alert", "run").out()).as("another attempt").hasLineCount(1);
        assertThat(at("03T02:00", "alert", "add", "other", "--on", "dead_letter", "--type", "x", "--", "true").status()).isZero();
        assertThat(at("04T00:00", "alert", "check", "-o", "jsonl").out()).isEmpty();
    }

    @Test
    void deadlinesExpectedRunsIncidentsAndAnomaliesAreTold() throws Exception {
        addProgram("sla_missed", "incident_open", "run_missing", "anomaly");
        assertThat(at("01T00:30", "alert", "check").status()).as("not yet").isZero();
        at("01T00:02", "expect", "add", "backup", "--every", "1d");
        at("01T00:02", "task", "create", "--title", "late", "--id", "late", "--sla", "1h");
        at("01T00:02", "task", "create", "--title", "ended late", "--id", "ended", "--sla", "1h", "--start");
        at("01T02:00", "task", "complete", "ended");
        at("01T00:02", "incident", "open", "--failure-mode", "port", "--severity", "high");
        for (int i = 0; i < 7; i++) {
            at("01T0" + i + ":00", "task", "create", "--title", "w" + i, "--id", "w" + i, "--type", "w", "--start");
            at(i == 6 ? "01T23:00" : "01T0" + i + ":10", "task", "complete", "w" + i);
        }
        assertThat(at("02T12:00", "alert", "run").status()).isZero();
        assertThat(told()).contains("a b sla_missed late late", "a b sla_missed ended ended late", "a b anomaly w6 w6")
                .anyMatch(line -> line.startsWith("a b run_missing general_expected_run")).anyMatch(line -> line.startsWith("a b incident_open")).hasSize(5);
        assertThat(at("02T13:00", "alert", "run").out()).isEmpty();
        at("02T14:00", "task", "create", "--title", "x", "--type", "backup", "--start");
        assertThat(at("02T15:00", "alert", "run").out()).as("it came late, and was told as missing").isEmpty();
    }

    @Test
    void onlyWhatMatchesIsTold() throws Exception {
        assertThat(at("01T00:00", "alert", "add", "a", "--on", "task_failed", "--type", "other", "--", "touch", "told").status()).isZero();
        failed("02T00:00", "t1");
        assertThat(at("02T01:00", "alert", "run").out()).isEmpty();
    }

    @Test
    void aDeliveryThatFailsIsRecordedAndTriedAgainUpToFiveTimes() throws Exception {
        assertThat(at("01T00:00", "alert", "add", "ops", "--on", "task_failed", "--", "sh", "-c", "echo no line >&2; exit 3").status()).isZero();
        failed("02T00:00", "t1");
        for (int i = 0; i < 5; i++) {
            Tool.Outcome outcome = at("02T01:0" + i, "alert", "run");
            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.err()).contains("not delivered: sh: exit code 3: no line");
        }
        assertThat(at("02T02:00", "alert", "run")).isEqualTo(new Tool.Outcome(0, "", ""));
        assertThat(escalations()).hasSize(5).allSatisfy(each -> assertThat(each).containsEntry("level", "failed").containsEntry("error", "sh: exit code 3: no line"));
    }

    /** What a web server was asked. */
    private record Asked(String method, Map<String, String> headers, String body) {}

    private HttpServer server(List<Asked> asked, int... answers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            int status = answers[Math.min(asked.size(), answers.length - 1)];
            asked.add(new Asked(exchange.getRequestMethod(), headers, new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    @Test
    void aWebhookIsSignedAndAskedAgain() throws Exception {
        List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
        HttpServer server = server(asked, 503, 204);
        try {
            assertThat(at("01T00:00", "alert", "add", "chat", "--on", "task_failed", "--webhook", url(server), "--allow-private", "--sign-variable", "KEY").status()).isZero();
            failed("02T00:00", "t1");
            assertThat(at("02T01:00", "alert", "run").status()).isZero();
        } finally {
            server.stop(0);
        }
        assertThat(asked).hasSize(2);
        Asked last = asked.getLast();
        assertThat(Json.strict().parse(last.body())).containsEntry("alert", "chat").containsEntry("on", "task_failed").containsEntry("task_id", "t1")
                .containsEntry("title", "nightly $(touch hacked) `x`");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("secret key".getBytes(UTF_8), "HmacSHA256"));
        assertThat(last.headers()).containsEntry("content-type", "application/json").containsEntry("x-task-mgmt-event", "task_failed")
                .containsEntry("x-task-mgmt-signature", "sha256=" + HexFormat.of().formatHex(mac.doFinal(last.body().getBytes(UTF_8))));
        assertThat(last.headers().get("idempotency-key")).isEqualTo(asked.getFirst().headers().get("idempotency-key")).hasSize(64);
        assertThat(Files.readString(directory.resolve("logs/registry.jsonl")) + Files.readString(directory.resolve("logs/alerts.json"))).doesNotContain("secret key");
    }

    @Test
    void anAddressThatIsASecretIsNowhere() throws Exception {
        List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
        HttpServer server = server(asked, 404);
        Files.writeString(directory.resolve("hook"), url(server) + "\n");
        Files.writeString(directory.resolve("key"), "k\n");
        assertThat(at("01T00:00", "alert", "add", "chat", "--on", "task_failed", "--webhook-file", "hook", "--allow-private", "--sign-file", "key").status()).isZero();
        failed("02T00:00", "t1");
        Tool.Outcome refused = at("02T01:00", "alert", "run");
        server.stop(0);
        assertThat(refused.err()).contains("not delivered: the address in hook answers with status 404");
        assertThat(asked).as("a refusal is final for this time").hasSize(1);
        Tool.Outcome gone = at("02T02:00", "alert", "test", "chat");
        assertThat(gone.status()).isEqualTo(1);
        assertThat(gone.out()).contains("the address in hook: Connection refused");
        Files.delete(directory.resolve("key"));
        assertThat(at("02T02:00", "alert", "test", "chat").out()).contains("chat: not delivered: key cannot be read");
        assertThat(Files.readString(directory.resolve("logs/registry.jsonl")) + refused + gone).doesNotContain(url(server));
    }

    @Test
    void whatCannotDeliverIsSaidWhenTheRuleIsMade() throws Exception {
        Path script = Files.writeString(directory.resolve("page"), "#!/bin/sh\n");
        Tool.Outcome mail = at("01T00:00", "alert", "add", "post", "--on", "task_failed", "--mail", "ops@example.com", "--sendmail", directory + "/none");
        assertThat(mail).isEqualTo(new Tool.Outcome(0, "general_alert_rule_" + suffix(mail) + "\n", "task-mgmt: " + directory
                + "/none does not exist: this rule delivers nothing until it can be run; install one, or name another with --sendmail\n"));
        assertThat(at("01T00:00", "alert", "add", "page", "--on", "task_failed", "--", "./page", "oncall").err())
                .isEqualTo("task-mgmt: ./page is not executable: this rule delivers nothing until it can be run\n");
        assertThat(at("01T00:00", "alert", "add", "word", "--on", "task_failed", "--", "no-such-program").err())
                .isEqualTo("task-mgmt: no-such-program is not on the PATH: this rule delivers nothing until it can be run\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        assertThat(at("01T00:00", "alert", "add", "page2", "--on", "task_failed", "--", "./page", "oncall")).returns(0, Tool.Outcome::status)
                .returns("", Tool.Outcome::err);
    }

    private static String suffix(Tool.Outcome made) {
        return made.out().strip().substring("general_alert_rule_".length());
    }

    @Test
    void aMessageGoesToSendmailWithoutHeadersOfOthers() throws Exception {
        Path sendmail = Files.writeString(directory.resolve("sendmail"), "#!/bin/sh\necho \"$@\" > arguments\nuntil [ \"$(stat -Lc %h /dev/stdin)\" = 0 ]; do sleep 0.01; done\ncat > message\n");
        Files.setPosixFilePermissions(sendmail, PosixFilePermissions.fromString("rwx------"));
        assertThat(at("01T00:00", "alert", "add", "post", "--on", "task_failed", "--mail", "ops@example.com", "--sendmail", sendmail.toString()).status()).isZero();
        at("02T00:00", "task", "create", "--title", "é\nBcc: evil@example.com", "--id", "t1", "--start");
        at("02T00:00", "task", "fail", "t1", "--error", "x");
        assertThat(at("02T01:00", "alert", "run").status()).isZero();
        assertThat(directory.resolve("arguments")).hasContent("-t -i");
        List<String> message = Files.readAllLines(directory.resolve("message"));
        assertThat(message.subList(0, message.indexOf(""))).first().isEqualTo("To: ops@example.com");
        assertThat(message.subList(0, message.indexOf(""))).noneMatch(line -> line.startsWith("Bcc")).anyMatch(line -> line.startsWith("Subject: =?utf-8?B?"));
        Files.writeString(sendmail, "#!/bin/sh\nexit 75\n");
        assertThat(at("02T02:00", "alert", "test", "post").out()).contains("not delivered: " + sendmail + ": exit code 75");
    }

    @Test
    void aTestIsRecordedAndIsNoDelivery() throws Exception {
        addProgram("task_failed");
        assertThat(at("02T00:00", "alert", "test", "ops").out()).isEqualTo("ops: delivered\n");
        assertThat(told()).hasSize(1);
        assertThat(escalations().getFirst()).containsEntry("level", "test");
        assertThat(Json.strict().parse(at("02T00:00", "alert", "list", "-o", "jsonl").out())).containsEntry("delivered", 0L);
        assertThat(at("02T00:00", "alert", "test", "none").status()).isEqualTo(3);
    }

    @Test
    void aRuleThatWasNotAddedHereDoesNotHold() throws Exception {
        addProgram("task_failed");
        Path file = directory.resolve("logs/alerts.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        String text = Files.readString(file);
        Files.writeString(file, text.replace("a b", "c d"));
        failed("02T00:00", "t1");
        assertThat(at("02T01:00", "alert", "run").status()).isEqualTo(1);
        Tool.Outcome check = at("02T01:00", "alert", "check");
        assertThat(check.status()).isEqualTo(1);
        assertThat(check.err()).contains("alert ops does not hold: it is not the rule that was added");
        assertThat(told()).isEmpty();

        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        assertThat(at("02T02:00", "alert", "run").status()).isEqualTo(4);
        assertThat(told()).isEmpty();
        Files.writeString(file, "{}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(at("02T02:00", "alert", "run").status()).isEqualTo(5);
    }

    @Test
    void aTaskThatClaimsToBeARuleRunsNothing() throws Exception {
        assertThat(at("01T00:00", "task", "create", "--title", "x", "--type", "alert_rule", "--metadata",
                "{\"alert_rule\":{\"name\":\"x\",\"on\":[\"task_failed\"],\"deliver\":{\"command\":[\"touch\",\"told\"]}}}").status()).isZero();
        failed("02T00:00", "t1");
        assertThat(at("02T01:00", "alert", "run")).isEqualTo(new Tool.Outcome(0, "", ""));
        assertThat(at("02T01:00", "alert", "list", "-o", "jsonl").out()).isEmpty();
    }

    /** The first of them ends only once the second has delivered. */
    @Test
    void aRuleThatHangsKeepsNoOtherWaiting() throws Exception {
        assertThat(at("01T00:00", "alert", "add", "first", "--on", "task_failed", "--", "sh", "-c", "until [ -s told ]; do sleep 0.02; done").status()).isZero();
        addProgram("task_failed");
        failed("02T00:00", "t1");
        assertThat(at("02T01:00", "alert", "run").status()).isZero();
        assertThat(told()).hasSize(1);
        assertThat(escalations()).hasSize(2);
    }

    @Test
    void oneDeliversAtATime() throws Exception {
        addProgram("task_failed");
        failed("02T00:00", "t1");
        Process holder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                LockHolder.class.getName(), directory.resolve("logs").resolve(LogFiles.ALERTER_LOCK).toString()).start();
        assertThat(holder.getInputStream().read()).isEqualTo('h');
        Tool.Outcome other = at("02T01:00", "alert", "run");
        holder.getOutputStream().close();
        assertThat(holder.waitFor()).isZero();
        assertThat(other.status()).isEqualTo(6);
        assertThat(other.err()).hasLineCount(1).contains("somebody else delivers the alerts");
        assertThat(told()).isEmpty();
        assertThat(at("02T01:00", "alert", "run").status()).isZero();
    }

    @Test
    void oneOfANameIsThereAtATime() throws Exception {
        addProgram("task_failed");
        assertThat(at("01T00:00", "alert", "add", "ops", "--on", "task_failed", "--", "true").status()).isEqualTo(4);
        assertThat(at("01T00:00", "alert", "remove", "ops").out()).endsWith(" cancelled\n");
        assertThat(at("01T00:00", "alert", "remove", "ops").status()).isEqualTo(3);
        assertThat(at("01T00:00", "alert", "list", "-o", "jsonl").out()).isEmpty();
        addProgram("task_failed");
        assertThat(at("01T00:00", "alert", "list", "-o", "csv").out()).hasLineCount(2);
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        for (List<String> words : List.of(List.of("--", "true"), List.of("--on", "x", "--", "true"), List.of("--on", "anomaly"),
                List.of("--on", "anomaly", "--mail", "a@b", "--webhook", "http://x"), List.of("--on", "anomaly", "--mail", "a b@c"),
                List.of("--on", "anomaly", "--mail", "a@b", "--allow-private"), List.of("--on", "anomaly", "--mail", "a@b,c@d"), List.of("--on", "anomaly", "--webhook", "ftp://x"),
                List.of("--on", "anomaly", "--mail", "a@b", "--sign-file", "x"), List.of("--on", "anomaly", "--sendmail", "x", "--", "true"))) {
            List<String> all = new ArrayList<>(List.of("alert", "add", "a"));
            all.addAll(words);
            assertThat(at("01T00:00", all.toArray(String[]::new)).status()).as(words.toString()).isEqualTo(2);
        }
        assertThat(at("01T00:00", "alert", "run", "--once", "--every", "1s").status()).isEqualTo(2);
        assertThat(at("01T00:00", "alert", "run", "--every", "0s").status()).isEqualTo(2);
        assertThat(directory.resolve("logs")).doesNotExist();
    }
}
