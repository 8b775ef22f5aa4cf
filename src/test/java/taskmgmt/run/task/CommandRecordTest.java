package taskmgmt.run.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.run.ChildCommand;

class CommandRecordTest {
    @TempDir
    private Path directory;

    private Map<String, @Nullable Object> metadata(List<String> words) {
        return CommandRecord.metadata(new ChildCommand(words, directory, Map.of()), Map.of(), Map.of("host", "mine", "k", 1L));
    }

    @Test
    void titleIsTheFirstFiftyCharacters() {
        assertThat(CommandRecord.title(List.of("rsync", "-a", "/srv", "backup:/srv"))).isEqualTo("rsync -a /srv backup:/srv");
        assertThat(CommandRecord.title(List.of("echo", "🚀".repeat(60)))).isEqualTo("echo " + "🚀".repeat(45));
        assertThat(CommandRecord.title(List.of(" ", ""))).isEqualTo("command");
    }

    @Test
    void titleIsCutOnlyAfterItsSecretsAreGone() {
        String token = "ghp_" + "a1B2c3D4e5F6".repeat(3);
        assertThat(CommandRecord.title(List.of("curl", "--user-agent", "abcdefgh", "-H", "Authorization: Bearer " + token)))
                .doesNotContain("ghp_").hasSizeLessThanOrEqualTo(50);
        assertThat(CommandRecord.title(List.of("mysql", "--password", "hunter2xyz"))).doesNotContain("hunter2");
    }

    @Test
    void typeIsTheNameOfTheProgram() {
        assertThat(CommandRecord.type(List.of("/usr/bin/rsync", "x"))).isEqualTo("rsync");
        assertThat(CommandRecord.type(List.of("./backup.sh"))).isEqualTo("backup.sh");
        assertThat(CommandRecord.type(List.of("bin/"))).isEqualTo("command");
    }

    @Test
    void wordsAreKeptAsTheyAreAndWhatTheUserSaysCounts() {
        assertThat(metadata(List.of("printf", "%s\n", "", "a b")))
                .containsEntry("command", List.of("printf", "%s\n", "", "a b")).doesNotContainKey("command_words")
                .containsEntry("directory", directory.toString()).containsEntry("host", "mine").containsEntry("k", 1L);
    }

    @Test
    void manyWordsAndLongOnesLeaveRoomForTheRest() {
        Map<String, @Nullable Object> many = metadata(Collections.nCopies(100_000, "file"));
        assertThat(many).containsEntry("command_words", 100_000L);
        assertThat((List<?>) many.get("command")).hasSizeLessThan(2000);
        Map<String, @Nullable Object> one = metadata(List.of("echo", "🚀".repeat(50_000)));
        assertThat(one).containsEntry("command_words", 2L);
        assertThat(String.valueOf(((List<?>) Objects.requireNonNull(one.get("command"))).getLast())).endsWith("🚀…").hasSizeLessThan(3000);
    }
}
