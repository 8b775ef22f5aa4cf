package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.Tool;

class CompletionTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void scriptInTheRepositoryKnowsAllCommandsAndOptions(String shell) throws IOException {
        Tool.Outcome outcome = Tool.in(directory).run("completion", shell);

        assertThat(outcome.status()).isZero();
        Golden.check("completions/task-mgmt." + shell, outcome.out());
    }

    @Test
    void fishOffersIdsWithTheirTitlesAndFilesOnlyWhereOneIsNamed() {
        assertThat(Tool.in(directory).run("completion", "fish").out().lines())
                .contains("complete -c task-mgmt -n '__task_mgmt_in task show' -a '(__task_mgmt_listed task list --columns task_id,title -L 50)'",
                        "complete -c task-mgmt -n '__task_mgmt_in incident show' -a '(__task_mgmt_listed incident list --columns incident_id,failure_mode -L 50)'",
                        "complete -c task-mgmt -n '__task_mgmt_after task' -a 'show' -d 'Show everything known about a task.'")
                .anyMatch(line -> line.contains("_in heal validate' -F"))
                .noneMatch(line -> line.contains("_in task show' -F"))
                .noneMatch(line -> line.startsWith("complete ") && line.contains(" -r ") && !line.contains(" -r -F"));
    }

    /** What bash offers behind these words, where the lists of task-mgmt have two tasks and one incident. */
    private List<String> bash(String... words) throws IOException, InterruptedException {
        return offered("task-mgmt() { case $1 in task) printf 'job_1\\tnightly backup\\njob_2\\tit'\\''s $(x)\\n' ;; "
                + "stats) printf 'title\\ttasks\\n\\t7\\nsto: $(x) age\\t3\\nnet\\t4\\n' ;; *) printf 'inc_1\\tdisk_full\\n' ;; esac; }\n", words);
    }

    private List<String> offered(String stub, String... words) throws IOException, InterruptedException {
        Path script = Files.writeString(directory.resolve("c.bash"), Tool.in(directory).run("completion", "bash").out());
        List<String> command = new ArrayList<>(List.of("bash", "-c", stub + "source " + script
                + "; COMP_WORDS=(task-mgmt \"$@\"); COMP_CWORD=$#; _complete_task-mgmt; printf '%s\\n' \"${COMPREPLY[@]}\"", "bash"));
        command.addAll(List.of(words));
        Process bash = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(out).isZero();
        return out.lines().filter(line -> !line.isEmpty()).toList();
    }

    @Test
    void bashOffersCommandsOptionsValuesAndIdsWithTheirTitles() throws IOException, InterruptedException {
        Files.createFile(directory.resolve("book.yaml"));

        assertThat(bash("task", "cre")).containsExactly("create");
        assertThat(bash("audit", "key", "")).containsExactlyInAnyOrder("init", "show", "rotate");
        assertThat(bash("sla", "esc")).containsExactly("escalate");
        assertThat(bash("sla", "--at")).containsExactly("--at-risk");
        assertThat(bash("task", "list", "--status", "act")).containsExactly("active");
        assertThat(bash("task", "list", "--status", "=", "act")).containsExactly("active");
        assertThat(bash("task", "show", "")).containsExactly("job_1  -- nightly backup", "job_2  -- it's $(x)");
        assertThat(bash("task", "show", "job_2")).containsExactly("job_2");
        assertThat(bash("incident", "show", "i")).containsExactly("inc_1");
        assertThat(bash("heal", "validate", "bo")).containsExactly("book.yaml");
        assertThat(bash("task", "show", "bo")).isEmpty();
        assertThat(bash("config", "get", "outp")).containsExactly("output");
    }

    /** What bash completes a part of an id to, asked of the program itself over this many tasks. */
    private List<String> bashOver(int tasks, String part) throws IOException, InterruptedException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < tasks; i++) {
            rows.append("job_").append(i).append("\\tx\\n");
        }
        Path asked = directory.resolve("asked");
        String stub = "task-mgmt() { printf '%s ' \"$@\" >" + asked + "; printf '" + rows + "'; }\n";
        List<String> offered = offered(stub, "task", "show", part);
        assertThat(Files.readString(asked)).isEqualTo("task list --columns task_id,title -L 50 -o tsv --no-headers "
                + (part.isEmpty() ? "" : "--id " + part + " --sort task_id "));
        return offered;
    }

    @Test
    void bashAsksForTheIdsThatBeginAsWhatIsTypedAndTypesNothingThatOthersHaveNot() throws IOException, InterruptedException {
        assertThat(bashOver(3, "")).hasSize(3);
        assertThat(bashOver(49, "job_")).hasSize(49);
        assertThat(bashOver(50, "job_")).hasSize(51).last().asString().startsWith("job_…");
        assertThat(bashOver(50, "")).last().asString().startsWith("…");
    }

    /** Bash types what several have in common as it is offered: a command in it would be run by the next line end. */
    @ParameterizedTest
    @ValueSource(strings = {"x;touch owned;", "$(touch owned)", "`touch owned`", "a b|c&", "*", "~root", "#x", "'", "!1", "<(touch owned)"})
    void bashTypesNothingThatTheShellWouldExpand(String id) throws IOException, InterruptedException {
        Path rows = Files.writeString(directory.resolve("rows"), id + "1\tfirst\n" + id + "2\tsecond\n");
        List<String> offered = offered("task-mgmt() { cat " + rows + "; }\n", "task", "show", "");

        assertThat(offered).hasSize(2);
        String common = offered.getFirst().substring(0, offered.getFirst().indexOf("1  -- first"));
        assertThat(offered.getLast()).isEqualTo(common + "2  -- second");
        Process shell = new ProcessBuilder("bash", "-c", "set -f; printf %s " + common + "1").directory(directory.toFile()).redirectErrorStream(true).start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(id + "1");
        assertThat(directory.resolve("owned")).doesNotExist();
        assertThat(offered("task-mgmt() { cat " + rows + "; }\n", "task", "show", common)).as("what was typed is found again").isEqualTo(offered);
    }

    /** Of lists the first column is offered, of statistics too, but for the title. */
    @Test
    void bashOffersWhatTheLogHas() throws IOException, InterruptedException {
        assertThat(bash("task", "show", "job_1")).containsExactly("job_1");
        assertThat(bash("ls", "--subsystem", "")).containsExactly("sto:\\ \\$\\(x\\)\\ age", "net");
        assertThat(bash("ls", "--subsystem", "sto")).containsExactly("sto:\\ \\$\\(x\\)\\ age");
        assertThat(bash("task", "list", "--type", "active,ne")).containsExactly("active,net");
        assertThat(bash("task", "create", "--type", "cus")).containsExactly("custom");
        assertThat(bash("task", "list", "--status", "active,fai")).containsExactly("active,failed");
        assertThat(bash("task", "list", "--columns", "task_id,tit")).containsExactly("task_id,title");
        assertThat(bash("task", "create", "--depends-on", "job_1,jo")).isEmpty();
        assertThat(bash("run", "--id", "")).isEmpty();
        assertThat(bash("workflow", "execute", "inc")).containsExactly("inc_1");
        assertThat(bash("help", "log-f")).containsExactly("log-format");
        assertThat(bash("run", "--", "x", "--type", "")).doesNotContain("job_1").contains("c.bash");
        assertThat(bash("rm", "job_2")).containsExactly("job_2");
    }

    /** What fish offers behind this line, over the same lists; nothing where it is not installed. */
    private List<String> fish(String line) throws IOException, InterruptedException {
        Path script = Files.writeString(directory.resolve("c.fish"), "function task-mgmt; switch $argv[1]; case task; printf 'job_1\\tnightly backup\\njob_2\\tother\\n';"
                + " case stats; printf 'title\\ttasks\\n\\t7\\nstorage\\t3\\nnet\\t4\\n'; case '*'; printf 'inc_1\\tdisk_full\\n'; end; end\n" + Tool.in(directory).run("completion", "fish").out());
        Process fish = new ProcessBuilder("fish", "--no-config", "-c", "source " + script + "; complete -C '" + line + "'").directory(directory.toFile())
                .redirectErrorStream(true).start();
        String out = new String(fish.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(fish.waitFor()).as(out).isZero();
        return out.lines().toList();
    }

    @Test
    @EnabledIf("hasFish")
    void fishOffersCommandsOptionsAndWhatTheLogHas() throws IOException, InterruptedException {
        Files.createFile(directory.resolve("job_file"));

        assertThat(fish("task-mgmt task show ")).containsExactlyInAnyOrder("job_1\tnightly backup", "job_2\tother");
        assertThat(fish("task-mgmt ls --subsystem ")).containsExactlyInAnyOrder("storage\tof this subsystem", "net\tof this subsystem");
        assertThat(fish("task-mgmt incident show ")).containsExactly("inc_1\tdisk_full");
        assertThat(fish("task-mgmt rm job_2")).containsExactly("job_2\tother");
        assertThat(fish("task-mgmt task create --depends-on jo")).allSatisfy(offer -> assertThat(offer).startsWith("job_").doesNotContain("file")).hasSize(2);
        assertThat(fish("task-mgmt task list --status active,fai")).singleElement().asString().startsWith("active,failed");
        assertThat(fish("task-mgmt stats --peri")).singleElement().asString().startsWith("--period");
        assertThat(fish("task-mgmt events ingest jo")).singleElement().asString().startsWith("job_file");
    }

    static boolean hasFish() {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1)).anyMatch(place -> Files.isExecutable(Path.of(place, "fish")));
    }

    @Test
    void zshHasAFunctionForEveryCommandWithDescriptionsAndTouchesNoOptionOfTheShell() {
        String script = Tool.in(directory).run("completion", "zsh").out();

        assertThat(script).startsWith("#compdef task-mgmt\n").doesNotContain("setopt", "bashcompinit", "alias ");
        for (String name : Catalog.names()) {
            assertThat(script).contains("\n_task-mgmt__" + name.replace(" ", "__") + "() {\n");
        }
        assertThat(script).contains("'show:Show everything known about a task.'", "'1::ID: __task_mgmt_tasks'", "'1::ID: __task_mgmt_incidents'", "'--depends-on=[a task that must be completed first]:ID: __task_mgmt_tasks'".substring(1),
                "[of this subsystem]:NAME: __task_mgmt_subsystems ,'", "_task-mgmt__ls() { _task-mgmt__task__list }",
                "'(-L --limit)'{-L+,--limit=}'[");
    }
}
