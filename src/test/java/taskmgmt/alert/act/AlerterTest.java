package taskmgmt.alert.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.run.SignalRelay;
import taskmgmt.store.LogSettings;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.testkit.Tool;

class AlerterTest {
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-01-03T00:00:00Z"));

    @TempDir
    private Path directory;

    /** @param seconds that each delivery takes by the clock */
    private List<String> delivered(long seconds) throws Exception {
        List<String> said = new ArrayList<>();
        AtomicLong clock = new AtomicLong();
        LogSettings settings = new LogSettings("ann", NOW, SyncPolicy.SYNC, Duration.ofSeconds(60));
        Path logs = directory.resolve("logs");
        try (SignalRelay signals = SignalRelay.open(); TaskLog log = TaskLog.at(logs, settings, said::add)) {
            AlertDelivery delivery = new AlertDelivery(directory, Map.of(), Map.of(), signals, _ -> true);
            new Alerter(log, new AlertFinder(LogReader.at(logs), NOW), delivery, signals, () -> clock.getAndAdd(Duration.ofSeconds(seconds).toNanos()))
                    .deliver(each -> said.add(each.rule() + " " + each.alert().data("x").get("task_id") + " " + (each.error() == null)));
        }
        return said;
    }

    @Test
    void behindADeliveryThatHangsTheOthersOfItsRuleWaitForTheNextTime() throws Exception {
        Tool tool = Tool.in(directory).at("2026-01-02T00:00:00Z");
        assertThat(tool.run("alert", "add", "hangs", "--on", "task_failed", "--", "false").status()).isZero();
        for (String id : List.of("a", "b")) {
            tool.run("task", "create", "--id", id, "--title", id, "--start");
            tool.at("2026-01-02T01:00:00Z").run("task", "fail", id, "--error", "x");
        }

        assertThat(delivered(60)).containsExactly("hangs a false");
        assertThat(delivered(1)).as("one that refuses at once keeps nobody waiting").containsExactly("hangs a false", "hangs b false");
    }
}
