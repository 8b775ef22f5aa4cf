package taskmgmt.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.machine.Processes;
import taskmgmt.testkit.Tool;

/** The functions are run by real shells; what they write is what the commands would have made of it. */
class ShellInitCommandTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "sh"})
    void functionsReportToTheBus(String shell) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin", shell)), shell + " is not installed");
        Tool tool = Tool.in(directory);
        String functions = tool.run("shell-init", shell, "--logs", "it's a \"log\"").out();
        Path script = Files.writeString(directory.resolve("script"), functions + """
                id=$(tm_create 'say "hi" \\ now' web deploy) || exit 1
                tm_start "$id" && tm_progress "$id" 12.5 'one
                two' && tm_complete "$id" || exit 1
                other=$(tm_create plain); tm_fail "$other" "it broke" || exit 1
                tm_progress "$id" many 2>/dev/null && exit 1
                tm_create 2>/dev/null && exit 1
                tm_start 2>/dev/null && exit 1
                tm_start "$id" 12x 2>/dev/null && exit 1
                tm_start "$id" '' 2>/dev/null && exit 1
                tm_start "$(tm_create "works here")" && tm_start "$(tm_create "works elsewhere")" 4711 || exit 1
                TASK_MGMT_CLAIM=4711; tm_fail "$(tm_create "claimed by another")" late || exit 1
                [ "$id" != "$other" ]
                """);
        Process process = new ProcessBuilder(Path.of("/bin", shell).toString(), script.toString()).directory(directory.toFile())
                .redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).isEmpty();

        // What comes with a token that does not hold the task is refused by the next command that writes.
        assertThat(tool.run("task", "create", "--title", "to drain the bus", "--id", "zz", "--logs", "it's a \"log\"").err()).contains("token 4711 does not hold task");
        assertThat(tool.run("task", "cancel", "zz", "--logs", "it's a \"log\"").status()).isZero();

        // A shell may tell no parts of a second, so it does not say which of the tasks was first.
        assertThat(tool.run("task", "list", "--logs", "it's a \"log\"", "-o", "jsonl", "--sort", "title", "--status", "pending,active,completed,failed", "--columns",
                "title,subsystem,task_type,status,progress_percent,progress_message,error_message").out()).isEqualTo("""
                {"title":"claimed by another","subsystem":"general","task_type":"custom","status":"pending","progress_percent":null,"progress_message":null,"error_message":null}
                {"title":"plain","subsystem":"general","task_type":"custom","status":"failed","progress_percent":null,"progress_message":null,"error_message":"it broke"}
                {"title":"say \\"hi\\" \\\\ now","subsystem":"web","task_type":"deploy","status":"completed","progress_percent":12.5,"progress_message":"one\\ntwo","error_message":null}
                {"title":"works elsewhere","subsystem":"general","task_type":"custom","status":"active","progress_percent":null,"progress_message":null,"error_message":null}
                {"title":"works here","subsystem":"general","task_type":"custom","status":"active","progress_percent":null,"progress_message":null,"error_message":null}
                """);
        String boot = Processes.local().bootId();
        String bootField = boot.isEmpty() ? "" : ",\"boot_id\":\"" + boot + "\"";
        assertThat(tool.run("task", "list", "--logs", "it's a \"log\"", "-o", "jsonl", "--status", "active", "--sort", "title", "--columns", "owner").out())
                .isEqualTo("{\"owner\":{\"pid\":4711" + bootField + "}}\n{\"owner\":{\"pid\":" + process.pid() + bootField + "}}\n");
    }
}
