package taskmgmt.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.testkit.Tool;

class ConfigCommandsTest {
    @TempDir
    private Path directory;

    private Path project;
    private Path own;
    private Tool tool;

    @BeforeEach
    void homeAndProject() throws IOException {
        project = Files.createDirectories(directory.resolve("project"));
        own = directory.resolve("home/.config/task-mgmt/settings");
        tool = Tool.in(project).environment("HOME", directory.resolve("home").toString());
    }

    @Test
    void anOptionBeatsAVariableBeatsTheProjectBeatsTheUserBeatsTheDefault() throws IOException {
        assertThat(source("output")).isEqualTo("table default");
        tool.run("config", "set", "output", "yaml");
        assertThat(source("output")).isEqualTo("yaml " + own + ":1");
        tool.run("config", "set", "--project", "output", "csv");
        assertThat(source("output")).isEqualTo("csv " + project.resolve(".task-mgmt.conf") + ":1");
        assertThat(tool.run("ls").out()).startsWith("task_id,");
        tool.environment("TASK_MGMT_OUTPUT", "tsv");
        assertThat(source("output")).isEqualTo("tsv TASK_MGMT_OUTPUT");
        assertThat(tool.run("ls").out()).startsWith("task_id\t");
        assertThat(tool.run("ls", "-o", "json").out()).isEqualTo("[]\n");
    }

    private String source(String setting) {
        String out = tool.run("config", "show", "-o", "tsv").out();
        String line = out.lines().filter(each -> each.startsWith(setting + "\t")).findFirst().orElseThrow();
        return line.split("\t", -1)[1] + " " + line.split("\t", -1)[2];
    }

    @Test
    void getPrintsTheValueOrSaysByItsExitCodeThatThereIsNone() {
        assertThat(tool.run("config", "get", "lock_timeout")).isEqualTo(new Tool.Outcome(0, "30s\n", ""));
        assertThat(tool.run("config", "get", "actor")).isEqualTo(new Tool.Outcome(1, "", ""));
        assertThat(tool.run("config", "get", "actr").err()).contains("no setting 'actr' (did you mean 'actor'?)");
    }

    @ParameterizedTest
    @CsvSource({"output, xml", "color, blue", "sync, never", "zone, Nowhere/Town", "limit, -", "retries, many", "max-concurrent-tasks, 0",
        "rotate-size, big", "lock-timeout, soon", "default-timeout, p", "strategy, best", "actor, ' '"})
    void whatCannotBeMeantIsRefusedAndNothingIsWritten(String setting, String value) {
        Tool.Outcome refused = tool.run("config", "set", "--", setting, value);

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).startsWith("task-mgmt: " + setting + ": ").hasLineCount(1);
        assertThat(own).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"output, wide", "color, never", "sync, os", "zone, Europe/Berlin", "limit, 0", "retries, 3", "max-concurrent-tasks, 10",
        "rotate-size, 1G", "lock-timeout, 2m", "default-timeout, 1h", "strategy, fifo", "actor, me", "pager, less -S", "logs, /tmp/l", "keys, /k", "policy, /p"})
    void whatCanBeMeantIsShownWithItsPlace(String setting, String value) {
        assertThat(tool.run("config", "set", setting, value).status()).isZero();
        tool.environment("HOME", directory.resolve("home").toString());

        assertThat(source(setting)).isEqualTo(value + " " + own + ":1");
    }

    @Test
    void unsetTakesItAway() {
        tool.run("config", "set", "zone", "UTC");

        assertThat(tool.run("config", "unset", "zone").status()).isZero();
        assertThat(tool.run("config", "unset", "zone")).isEqualTo(new Tool.Outcome(1, "", "task-mgmt: zone is not set in " + own + "\n"));
    }

    @Test
    void theFileOfAProjectMayNotNameProgramsOrPersons() {
        assertThat(tool.run("config", "set", "--project", "pager", "less").err())
                .isEqualTo("task-mgmt: pager is not for the file of a project: set it in your own\n");
    }

    @Test
    void aVariableThatBeatsWhatIsSetIsNamed() {
        tool.environment("TASK_MGMT_SYNC", "os");

        assertThat(tool.run("config", "set", "sync", "batch").err()).endsWith("settings; but TASK_MGMT_SYNC is set and beats it\n");
    }

    @Test
    void aBadValueIsNamedByItsPlaceInTheFile() throws IOException {
        Files.writeString(project.resolve(".task-mgmt.conf"), "# ours\nlock-timeout = soon\nrotate-size = big\nlimit = few\n");

        assertThat(tool.run("init", "l").status()).isZero();
        assertThat(tool.run("task", "create", "--title", "x", "--logs", "l").err())
                .startsWith("task-mgmt: " + project.resolve(".task-mgmt.conf") + ":2: ");
        assertThat(tool.run("task", "create", "--title", "x", "--logs", "l", "--lock-timeout", "1s").err())
                .startsWith("task-mgmt: " + project.resolve(".task-mgmt.conf") + ":3: ");
        assertThat(tool.terminal(400).run("ls", "--logs", "l").err()).startsWith("task-mgmt: " + project.resolve(".task-mgmt.conf") + ":4: ");
    }

    @Test
    void anUnknownSettingIsSaidAndDoesNotStopACommand() throws IOException {
        Files.writeString(project.resolve(".task-mgmt.conf"), "ouput = json\n");

        assertThat(tool.run("version").status()).isZero();
        assertThat(tool.run("version").err()).isEqualTo("task-mgmt: " + project.resolve(".task-mgmt.conf") + ":1: no setting 'ouput' (did you mean 'output'?)\n");
    }

    @Test
    void theLogOfASettingIsRelativeToItsFile() throws IOException {
        Files.writeString(project.resolve(".task-mgmt.conf"), "logs = var\n");
        Path deep = Files.createDirectories(project.resolve("src/main"));

        assertThat(Tool.in(deep).run("task", "create", "--title", "x").status()).isZero();
        assertThat(project.resolve("var/registry.jsonl")).exists();
    }

    @Test
    void rowsOnATerminalAreThoseOfTheSetting() {
        tool.run("init");
        for (int i = 0; i < 3; i++) {
            tool.run("task", "create", "--title", "t" + i);
        }
        tool.run("config", "set", "limit", "2");

        assertThat(tool.terminal(80).run("ls").err()).isEqualTo("… and 1 more: --limit 0 shows all\n");
        tool.run("config", "set", "color", "never");
        assertThat(tool.run("ls").out()).doesNotContain("\u001B");
    }

    @Test
    void pathNamesTheFileThatWouldBeWritten() {
        assertThat(tool.run("config", "path").out()).isEqualTo(own + "\n");
        tool.run("init");
        Tool below = Tool.in(project.resolve("logs"));
        assertThat(below.run("config", "path", "--project").out()).isEqualTo(project.resolve(".task-mgmt.conf") + "\n");
        assertThat(below.run("config", "path").err()).contains("neither XDG_CONFIG_HOME nor HOME");
        assertThat(tool.run("config", "path", "-o", "json").out()).contains("\"exists\": false");
    }

    @Test
    void editOpensTheFileAndSaysWhatIsWrongInIt() throws IOException {
        assertThat(tool.environment("EDITOR", "true").run("config", "edit")).isEqualTo(new Tool.Outcome(0, "", ""));
        assertThat(Files.readString(own)).contains("#output = table\n").contains("#pager = less\n");
        assertThat(tool.run("config", "edit", "--project").status()).isZero();
        assertThat(Files.readString(project.resolve(".task-mgmt.conf"))).doesNotContain("pager");

        Files.writeString(own, "output = xml\nzoone = UTC\n");
        Tool.Outcome faults = tool.run("config", "edit");

        assertThat(faults.status()).isEqualTo(1);
        assertThat(faults.err()).contains(own + ":2: no setting 'zoone' (did you mean 'zone'?)", own + ":1: output: 'xml' is not one of ");
        assertThat(tool.environment("VISUAL", "false").run("config", "edit").err()).contains("the editor 'false' ended with exit code 1");
        assertThat(tool.environment("VISUAL", "/no/editor").run("config", "edit").err()).contains("cannot be started").contains("EDITOR");
    }

    @Test
    void initMakesALogThatCommandsFind() throws IOException {
        assertThat(tool.run("init")).isEqualTo(new Tool.Outcome(0, "logs created\n", ""));
        assertThat(Files.getPosixFilePermissions(project.resolve("logs"))).isEqualTo(Set.of(PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));
        assertThat(tool.run("audit", "verify").status()).isZero();
        assertThat(tool.run("doctor").status()).isZero();
        assertThat(tool.run("task", "create", "--title", "x", "--id", "a")).isEqualTo(new Tool.Outcome(0, "a\n", ""));
        assertThat(tool.run("audit", "verify").status()).isZero();
        assertThat(tool.run("init").out()).isEqualTo("logs is a log already\n");
        assertThat(tool.lines("registry.jsonl")).hasSize(1);
        assertThat(tool.run("init", "-o", "jsonl").out()).isEqualTo("{\"directory\":\"logs\",\"created\":false,\"path\":\"" + project.resolve("logs") + "\"}\n");
    }

    @Test
    void initLeavesWhatIsNotALogAlone() throws IOException {
        Files.createDirectories(project.resolve("logs"));
        Files.writeString(project.resolve("logs/httpd.log"), "x\n");
        Files.writeString(project.resolve("file"), "x\n");

        assertThat(tool.run("init").status()).isEqualTo(4);
        assertThat(tool.run("init", "file").status()).isEqualTo(2);
        assertThat(tool.run("init", "var/tasks").out()).isEqualTo("var/tasks created\n");
    }
}
