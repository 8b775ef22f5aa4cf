package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.cli.shell.ShellCommands.Vocabulary;
import taskmgmt.testkit.Tool;

class SpokenWordsTest {
    @TempDir
    Path directory;

    private final SpokenWords words = new SpokenWords(CommandLineRunner::run);

    @ParameterizedTest
    @CsvSource({
        "task list,true,COMMAND,2",
        "task list --limit 3,false,COMMAND,2",
        "--logs x task list,false,COMMAND,4",
        "audit key init,true,COMMAND,3",
        "ls,true,COMMAND,1",
        "ls --limit 3,true,COMMAND,1",
        "tasks ls,true,COMMAND,2",
        "exit,true,COMMAND,1",
        "task,true,BEGINNING,1",
        "task li,true,BEGINNING,2",
        "task li,false,NOTHING,2",
        "ex,true,BEGINNING,1",
        "ex,false,NOTHING,1",
        "tusk list,true,NOTHING,1",
        "task sow x,true,NOTHING,2",
        "--logs x,true,BEGINNING,2",
    })
    void knowsWhichWordsCallSomething(String line, boolean open, Vocabulary.Known known, int count) {
        assertThat(words.names(List.of(line.split(" ", -1)), open)).isEqualTo(new Vocabulary.Names(known, count));
    }

    @Test
    void knowsThatNothingIsABeginning() {
        assertThat(words.names(List.of(), true).known()).isEqualTo(Vocabulary.Known.BEGINNING);
    }

    @Test
    void saysWhatIsBeingTyped() {
        assertThat(about("task", "create")).isEqualTo("register a task and print its id: --title TEXT");
        assertThat(about("task", "create", "--priority")).startsWith("priority, 10");
        assertThat(about("task", "create", "--priority", "3")).startsWith("priority, 10");
        assertThat(about("task", "create", "--priority=3")).startsWith("priority, 10");
        assertThat(about("task", "create", "--start", "x")).startsWith("register a task");
        assertThat(about("dead")).startsWith("list, requeue or discard commands").endsWith(": list, requeue, purge");
        assertThat(about("exit")).isEqualTo("leave the shell");
        assertThat(about("tusk")).isEmpty();
    }

    private String about(String... typed) {
        return words.about(List.of(typed), true);
    }

    @Test
    void offersWhatCanFollow() throws IOException {
        assertThat(offered("")).contains("task", "stats", "exit", "cd").doesNotContain("list");
        assertThat(offered("", "task")).contains("list", "show").doesNotContain("task");
        assertThat(offered("", "audit", "key")).containsExactly("init", "show", "rotate");
        assertThat(offered("-", "task", "list")).contains("--status", "--limit", "--help");
        assertThat(offered("", "task", "list", "--status")).contains("completed");
        assertThat(offered("--status=", "task", "list")).contains("--status=completed");
        assertThat(offered("", "completion")).containsExactly("bash", "zsh", "fish");
        assertThat(offered("", "sla")).contains("escalate");
        assertThat(offered("", "tusk")).isEmpty();
        assertThat(offered("", "version")).isEmpty();
        assertThat(offered("-", "run", "--", "ls")).doesNotContain("--timeout");
    }

    @Test
    void offersIdsWithTheirTitles() throws IOException {
        assertThat(offered("", "task", "show")).isEmpty();
        Tool tool = Tool.in(directory);
        tool.run("task", "create", "--id", "a1", "--title", "the first");
        tool.run("incident", "open", "--failure-mode", "port_in_use", "--severity", "high");
        assertThat(words.offers(List.of("task", "show"), "", tool.session())).contains(new Vocabulary.Offer("a1", "the first", true));
        assertThat(words.offers(List.of("incident", "show"), "", tool.session())).extracting(Vocabulary.Offer::text).containsExactly("port_in_use");
    }

    @Test
    void offersFilesAndDirectories() throws IOException {
        Files.createDirectories(directory.resolve("dir/below"));
        Files.createFile(directory.resolve("dir/file"));
        Files.createFile(directory.resolve("dir/.hidden"));
        assertThat(offered("dir/", "shell")).containsExactlyInAnyOrder("dir/below/", "dir/file");
        assertThat(offered("dir/.", "shell")).contains("dir/.hidden");
        assertThat(offered("dir/", "cd")).containsExactly("dir/below/");
        assertThat(offered("", "task", "list", "--logs")).containsExactly("dir/");
        assertThat(offered("nowhere/", "cd")).isEmpty();
        assertThat(offered("dir/file/", "cd")).isEmpty();
        assertThat(offered("a\0/", "cd")).isEmpty();
    }

    private List<String> offered(String current, String... before) throws IOException {
        return words.offers(List.of(before), current, Tool.in(directory).session()).stream().map(Vocabulary.Offer::word).toList();
    }
}
