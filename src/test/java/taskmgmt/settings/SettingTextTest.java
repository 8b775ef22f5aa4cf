package taskmgmt.settings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingTextTest {
    @TempDir
    private Path directory;

    private SettingText file(String text) throws IOException {
        Path file = directory.resolve("settings");
        Files.writeString(file, text);
        return SettingText.of(file);
    }

    @Test
    void blanksCommentsQuotesAndWindowsLinesAreRead() throws IOException {
        SettingValues values = SettingValues.of(file("\uFEFF# mine\r\n\r\n  output=json\r\nzone = \" UTC\"\r\nLOCK_TIMEOUT = 2m # no comment"), false, null);

        assertThat(values.faults()).isEmpty();
        assertThat(requireNonNull(values.of("TASK_MGMT_OUTPUT"))).isEqualTo(new SettingValues.Value("json", directory.resolve("settings"), 3));
        assertThat(requireNonNull(values.of("TZ")).text()).isEqualTo(" UTC");
        assertThat(requireNonNull(values.of("TASK_MGMT_LOCK_TIMEOUT")).text()).isEqualTo("2m # no comment");
    }

    @Test
    void theLastLineOfASettingHolds() throws IOException {
        SettingValues values = SettingValues.of(file("sync = os\nsync = batch\nsync =\n"), false, null);

        assertThat(requireNonNull(values.of("TASK_MGMT_SYNC")).text()).isEqualTo("batch");
    }

    @Test
    void whatSetsNothingIsNamedByItsLine() throws IOException {
        SettingText text = file("ouput = json\nnonsense\npager = sh -c boo\n");

        assertThat(SettingValues.of(text, true, null).faults()).containsExactly(
                text.file() + ":1: no setting 'ouput' (did you mean 'output'?)",
                text.file() + ":2: is no line of the form 'key = value'",
                text.file() + ":3: pager is not for the file of a project: set it in your own");
        assertThat(SettingValues.of(text, true, null).of("TASK_MGMT_PAGER")).isNull();
        assertThat(requireNonNull(SettingValues.of(text, false, null).of("TASK_MGMT_PAGER")).text()).isEqualTo("sh -c boo");
    }

    @Test
    void pathsAreRelativeToTheirFileOrToTheHome() throws IOException {
        assertThat(logs("logs = ../var")).isEqualTo(directory.resolveSibling("var").toString());
        assertThat(logs("logs = ~/t")).isEqualTo("/h/t");
        assertThat(logs("logs = ~")).isEqualTo("/h");
        assertThat(logs("logs = ~other")).isEqualTo(directory.resolve("~other").toString());
        assertThat(logs("logs = /var/t")).isEqualTo("/var/t");
    }

    private String logs(String line) throws IOException {
        return requireNonNull(SettingValues.of(file(line), false, "/h").of("TASK_MGMT_LOGS")).text();
    }

    @Test
    void aChangeLeavesTheOtherLines() throws IOException {
        SettingText text = file("# mine\nsync = os\n\nzone=UTC\nsync = batch");

        assertThat(text.with(KnownSetting.SYNC, "sync").text()).isEqualTo("# mine\nsync = os\n\nzone=UTC\nsync = sync\n");
        assertThat(text.with(KnownSetting.ACTOR, " me").text()).endsWith("sync = batch\nactor = \" me\"\n");
        assertThat(text.without(KnownSetting.SYNC).text()).isEqualTo("# mine\n\nzone=UTC\n");
    }

    @Test
    void whatIsSetIsReadAsItWasGiven() {
        for (String value : List.of("x", " x ", "\"x\"", "\"", "a = b", "# no comment")) {
            SettingText text = new SettingText(directory.resolve("s"), List.of()).with(KnownSetting.ACTOR, value);
            assertThat(requireNonNull(SettingValues.of(text, false, null).of("TASK_MGMT_ACTOR")).text()).isEqualTo(value);
        }
    }

    @Test
    void noTwoSettingsShareANameOrAVariable() {
        Set<String> names = new HashSet<>();
        for (KnownSetting setting : KnownSetting.values()) {
            assertThat(names.add(setting.key()) && names.add(setting.variable())).as(setting.key()).isTrue();
            assertThat(KnownSetting.named(setting.key().toUpperCase(java.util.Locale.ROOT).replace('-', '_'))).isEqualTo(setting);
        }
    }

    @Test
    void theFilesAreFoundByTheEnvironmentAndGoingUp() throws IOException {
        Path deep = Files.createDirectories(directory.resolve("a/b/c"));
        Path project = Files.createFile(directory.resolve("a/.task-mgmt.conf"));

        assertThat(SettingFiles.of(Map.of("HOME", "/h"), deep)).isEqualTo(new SettingFiles(Path.of("/h/.config/task-mgmt/settings"), project));
        assertThat(SettingFiles.of(Map.of("HOME", "/h", "XDG_CONFIG_HOME", "/x"), directory).user()).isEqualTo(Path.of("/x/task-mgmt/settings"));
        assertThat(SettingFiles.of(Map.of("HOME", "relative"), directory).user()).isNull();
    }

    @Test
    void withoutFilesNothingIsSet() throws IOException {
        assertThat(SettingFiles.of(Map.of(), directory).read(Map.of())).isSameAs(SettingValues.NONE);
        assertThat(SettingFiles.of(Map.of("HOME", directory.toString()), directory).read(Map.of())).isSameAs(SettingValues.NONE);
    }
}
