package taskmgmt.cli.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.change.secret.Credentials;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.json.Json;
import taskmgmt.secret.SealingKey;
import taskmgmt.testkit.Tool;

class CredentialCommandTest {
    private static final String SECRET = "t0p-secret-zürich";

    @TempDir
    private Path directory;

    private Tool.Outcome run(String input, String... words) {
        return Tool.in(directory).environment("USER", "ann").environment("TASK_MGMT_KEYS", directory.resolve("keys").toString()).input(input).run(words);
    }

    private void set(String name, String secret) {
        Tool.Outcome outcome = run(secret, "credential", "set", "--for", "https://x.example", name);
        assertThat(outcome).isEqualTo(new Tool.Outcome(0, name + "\n", ""));
    }

    private String open(String name) throws IOException {
        return new Credentials(directory.resolve("logs"), directory.resolve("keys")).open(name).secret();
    }

    private void assertRefused(String name, String why) {
        assertThat(catchThrowable(() -> open(name))).isInstanceOf(LogDamagedException.class).hasMessageContaining(why)
                .hasMessageNotContaining(SECRET);
    }

    private Path file() {
        return directory.resolve("logs/credentials.json");
    }

    private List<String> states() throws Exception {
        Object parsed = Json.strict().parse("{\"rows\":" + run("", "credential", "list", "-o", "json").out() + "}").get("rows");
        return ((List<?>) Objects.requireNonNull(parsed)).stream().map(each -> ((Map<?, ?>) each).get("name") + " " + ((Map<?, ?>) each).get("state")).toList();
    }

    @Test
    void whatIsSetIsOpenedAndNowhereToBeSeen() throws Exception {
        set("codegen", SECRET + "\n");
        set("qdrant", "other");

        assertThat(open("codegen")).isEqualTo(SECRET);
        assertThat(states()).containsExactly("codegen ok", "qdrant ok");
        byte[] wanted = SECRET.getBytes(StandardCharsets.UTF_8);
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                String text = new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1);
                assertThat(text).as(each.toString()).doesNotContain(new String(wanted, StandardCharsets.ISO_8859_1), Base64.getEncoder().encodeToString(wanted));
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
        try (Stream<Path> rings = Files.list(directory.resolve("keys"))) {
            assertThat(rings).singleElement().satisfies(ring -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ring))).isEqualTo("rw-------"));
        }
        assertThat(Tool.in(directory).last("immutable_audit.jsonl")).containsEntry("action", "credential_set").containsEntry("resource", "qdrant");
    }

    /** Every byte of nonce and ciphertext. */
    @Test
    void aFlippedBitIsRefused() throws Exception {
        set("codegen", SECRET);
        String good = Files.readString(file());
        for (String key : List.of("nonce", "sealed")) {
            int start = good.indexOf("\"" + key + "\": \"") + key.length() + 5;
            byte[] bytes = Base64.getDecoder().decode(good.substring(start, good.indexOf('"', start)));
            for (int i = 0; i < bytes.length; i++) {
                byte[] flipped = bytes.clone();
                flipped[i] ^= 1;
                Files.writeString(file(), good.substring(0, start) + Base64.getEncoder().encodeToString(flipped) + good.substring(good.indexOf('"', start)));
                assertRefused("codegen", "was changed");
            }
        }
        assertThat(states()).containsExactly("codegen changed");
        assertThat(run("", "credential", "list").status()).isEqualTo(1);
        assertThat(run("", "credential", "rotate").status()).isEqualTo(5);
        Files.writeString(file(), good);
        assertThat(open("codegen")).isEqualTo(SECRET);
    }

    @Test
    void ciphertextInThePlaceOfAnotherIsRefused() throws Exception {
        set("aaa", SECRET);
        set("bbb", "other");
        Files.writeString(file(), Files.readString(file()).replace("\"aaa\"", "\"ccc\"").replace("\"bbb\"", "\"aaa\"").replace("\"ccc\"", "\"bbb\""));
        assertRefused("aaa", "was changed");
        assertRefused("bbb", "was changed");
    }

    @Test
    void anotherVersionBesideTheSameCiphertextIsRefused() throws Exception {
        set("aaa", SECRET);
        Files.writeString(file(), Files.readString(file()).replace("\"version\": 1,\n      \"key\"", "\"version\": 2,\n      \"key\""));
        assertThat(Files.readString(file())).contains("\"version\": 2");
        assertRefused("aaa", "was changed");
    }

    @Test
    void anOlderFileThatIsPutBackIsRefused() throws Exception {
        set("aaa", "old");
        String old = Files.readString(file());
        set("aaa", SECRET);
        Files.writeString(file(), old);
        assertRefused("aaa", "older one that was put back");
        assertThat(states()).containsExactly("aaa rolled_back");
        set("aaa", "new");
        assertThat(open("aaa")).isEqualTo("new");
    }

    @Test
    void aRemovedOneThatIsPutBackIsRefused() throws Exception {
        set("aaa", SECRET);
        set("bbb", "other");
        String old = Files.readString(file());
        assertThat(run("", "credential", "remove", "aaa").out()).isEqualTo("aaa removed\n");
        assertThat(states()).containsExactly("bbb ok");
        assertThat(run("", "credential", "remove", "aaa").status()).isEqualTo(3);
        Files.writeString(file(), old);
        assertRefused("aaa", "put back");
    }

    @Test
    void oneThatWasTakenOutIsMissed() throws Exception {
        set("aaa", SECRET);
        String one = Files.readString(file());
        set("bbb", "other");
        Files.writeString(file(), one);
        assertThat(states()).containsExactly("aaa ok", "bbb missing");
        assertThat(run("", "credential", "remove", "bbb").status()).isZero();
        assertThat(states()).containsExactly("aaa ok");
    }

    @Test
    void afterARotationOldCopiesOpenWithNothing() throws Exception {
        set("aaa", SECRET);
        String old = Files.readString(file());
        assertThat(run("", "credential", "rotate").out()).isEqualTo("credentials rotated\n");
        assertThat(open("aaa")).isEqualTo(SECRET);
        Files.writeString(file(), old);
        assertRefused("aaa", "put back");
        Files.writeString(file(), old.replace("\"version\": 1,\n      \"key\"", "\"version\": 3,\n      \"key\""));
        assertRefused("aaa", "key that is not in the ring");
        assertThat(states()).containsExactly("aaa no_key");
    }

    @Test
    void theFileOfAnotherDirectoryIsRefusedUntilItIsTakenOver() throws Exception {
        set("aaa", SECRET);
        Files.createDirectories(directory.resolve("moved"));
        Files.copy(file(), directory.resolve("moved/credentials.json"));
        assertThat(run("", "credential", "list", "--logs", "moved").err()).contains("are those of " + directory.resolve("logs").toRealPath());
        assertThat(run("", "credential", "rotate", "--logs", "moved").status()).isZero();
        assertThat(new Credentials(directory.resolve("moved"), directory.resolve("keys")).open("aaa").secret()).isEqualTo(SECRET);
        assertRefused("aaa", "are those of");
    }

    @Test
    void withoutItsKeysNothingOpens() throws Exception {
        set("aaa", SECRET);
        Path ring;
        try (Stream<Path> rings = Files.list(directory.resolve("keys"))) {
            ring = rings.findFirst().orElseThrow();
        }
        String good = Files.readString(ring);
        for (String bad : List.of("nonsense " + SECRET, "{\"version\":2}", good.replaceAll("\"key\": \"..", "\"key\": \"zz"), good.replaceAll("\"store\": \"..", "\"store\": \"zz"),
                good.replaceAll("(?s)\"keys\": \\[.*?\\]", "\"keys\": []"), good.replaceAll("(?s)\"keys\": \\[.*?\\]", "\"keys\": [1]"))) {
            Files.writeString(ring, bad);
            assertRefused("aaa", "put the right file back");
        }
        Files.delete(ring);
        assertRefused("aaa", "TASK_MGMT_KEYS");
        assertThat(run("x", "credential", "set", "--for", "https://x.example", "bbb").status()).isEqualTo(5);
    }

    @Test
    void aFileThatIsNoneIsDamage() throws Exception {
        set("aaa", SECRET);
        String good = Files.readString(file());
        for (String bad : List.of("nonsense", "{}", good.replace("\"sealed\": \"", "\"sealed\": \"!"), good.replaceAll("\"store\": \"..", "\"store\": \"/."),
                good.replace("\"updated_by\"", "\"by\""), good.replaceAll("\"updated_at\": \"..", "\"updated_at\": \"xx"))) {
            Files.writeString(file(), bad);
            assertThat(run("", "credential", "list").status()).as(bad).isEqualTo(5);
        }
        Files.writeString(file(), good.replaceAll("\"nonce\": \"....", "\"nonce\": \""));
        assertRefused("aaa", "was changed");
    }

    @Test
    void whatCannotBeKeptIsRefused() throws Exception {
        for (String name : List.of("A", "a b", "-a", "../a", "x".repeat(65))) {
            assertThat(run("x", "credential", "set", "--for", "https://x.example", "--", name).status()).as(name).isEqualTo(2);
        }
        assertThat(run("", "credential", "set", "--for", "https://x.example", "a").err()).contains("is empty");
        assertThat(run("a\0b", "credential", "set", "--for", "https://x.example", "a").err()).contains("character 0");
        assertThat(run("x".repeat(70_000), "credential", "set", "--for", "https://x.example", "a").status()).isEqualTo(2);
        assertThat(run("", "credential", "set", "--for", "https://x.example", "a", "--from-variable", "NOT_SET").status()).isEqualTo(2);
        assertThat(run("", "credential", "set", "--for", "https://x.example", "a", "--from-variable", "USER", "--from-file", "x").status()).isEqualTo(2);
        assertThat(run("", "credential", "set", "--for", "https://x.example", "a", "--from-file", "missing").status()).isEqualTo(3);
        Files.write(directory.resolve("latin"), new byte[] {(byte) 0xfc});
        assertThat(run("", "credential", "set", "--for", "https://x.example", "a", "--from-file", "latin").err()).contains("not UTF-8");
        assertThat(run("x", "credential", "set", "--for", "https://x.example", "a", "--keys", "logs/keys").status()).isEqualTo(4);
        assertThat(run("", "credential", "rotate").status()).isEqualTo(3);
        assertThat(run("", "credential", "remove", "a").status()).isEqualTo(3);
        assertThat(run("", "credential", "list")).isEqualTo(new Tool.Outcome(0, "NAME  VERSION  STATE  SET  BY\n", "task-mgmt: no credentials\n"));
    }

    @Test
    void aVariableIsTakenAsItIs() throws Exception {
        assertThat(run("", "credential", "set", "--for", "https://x.example", "a", "--from-variable", "USER").status()).isZero();
        assertThat(open("a")).isEqualTo("ann");
        assertThat(new SealingKey("id", "0".repeat(64))).hasToString("key id");
    }
}
