package taskmgmt.cli.heal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

class HealTriggerCommandTest {
    @TempDir
    private Path directory;

    @Test
    void makesARealConflictHealsItAndShowsTheRecordsOfBothLogs() throws IOException {
        Tool tool = Tool.in(directory);
        Tool.Outcome outcome = tool.run("heal", "trigger", "port_in_use");
        assertThat(outcome).returns(0, Tool.Outcome::status).returns("", Tool.Outcome::err);
        assertThat(outcome.out()).containsPattern("port_in_use: process \\d+ listens on port \\d+\n").containsPattern("healed: port \\d+ can be had again\n$");
        for (String log : new String[] {"incidents.jsonl", "registry.jsonl"}) {
            assertThat(outcome.out()).contains(log + ":\n" + Files.readString(directory.resolve("logs").resolve(log)));
        }
        assertThat(outcome.out().lines().filter(line -> line.contains("\"status\":\"resolved\""))).singleElement().asString()
                .contains("\"occurred_at\":\"", "\"detected_at\":\"", "\"remediating_at\":\"", "\"resolved_at\":\"");
        assertThat(tool.run("mttr").out()).doesNotContain("Time to detect    not known");
        assertThat(tool.run("evidence", "healing").out()).contains("[PASS] SELF-HEALING IS WORKING!");
    }

    @Test
    void takesNoPortThatSomebodyHas() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Tool.Outcome outcome = Tool.in(directory).run("heal", "trigger", "port_in_use", "--port", String.valueOf(socket.getLocalPort()));
            assertThat(outcome.status()).isEqualTo(4);
            assertThat(outcome.err()).isEqualTo("task-mgmt: port " + socket.getLocalPort() + " cannot be had: Address already in use\n");
        }
    }
}
