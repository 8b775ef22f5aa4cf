package taskmgmt.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

/** What we sign and prove, checked by programs that share no code with ours. */
class IndependentVerifierTest {
    private static final Path GO_SOURCE = Path.of("src/test/go/checknote").toAbsolutePath();
    /** Where Debian's golang-golang-x-mod-dev puts its packages. */
    private static final Path GO_PATH = Path.of("/usr/share/gocode");

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));
    private String key = "";

    @BeforeEach
    void aLogWithTwoCheckpoints() throws IOException {
        tool = Tool.in(directory).environment("TASK_MGMT_KEYS", directory.resolve("keys").toString());
        key = tool.run("audit", "key", "init", "--name", "example.com/log").out().strip();
        grow(5);
        tool.run("audit", "checkpoint", "--export", "old");
        grow(300); // more than the leaves that are kept as one
        tool.run("audit", "checkpoint", "--export", "new");
    }

    private void grow(int tasks) throws IOException {
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < tasks; i++) {
            events.append("{\"ts\":\"2025-11-17T11:00:00Z\",\"event\":\"task.created\",\"task_id\":\"t_").append(tasks).append('_').append(i)
                    .append("\",\"task_type\":\"custom\",\"subsystem\":\"test\",\"title\":\"gr\u00f6\u00dfer\"}\n");
        }
        Files.writeString(directory.resolve("events"), events);
        assertThat(tool.run("events", "ingest", "events").status()).isZero();
    }

    @Test
    void goOpensTheNotesAndChecksTheProofs() throws Exception {
        Path check = goProgram();
        assertThat(go(check, "checkpoint", "old")).isEqualTo("ok\n");
        assertThat(go(check, "checkpoint", "new")).isEqualTo("ok\n");
        for (int entry : new int[] {1, 2, 100, 255, 256, 257, 258, 300, 306}) {
            Files.writeString(directory.resolve("proof"), tool.run("audit", "prove", Integer.toString(entry)).out());
            assertThat(go(check, "inclusion", "proof")).as("entry %d", entry).isEqualTo("ok\n");
        }
        Files.writeString(directory.resolve("proof"), tool.run("audit", "prove", "--consistency", "old").out());
        assertThat(go(check, "consistency", "old", "proof")).isEqualTo("ok\n");
    }

    @Test
    void goRefusesWhatWasChanged() throws Exception {
        Path check = goProgram();
        String note = Files.readString(directory.resolve("new"));
        Files.writeString(directory.resolve("changed"), note.replaceFirst("\n3", "\n4"));
        assertThat(go(check, "checkpoint", "changed")).contains("invalid signature");
        String proof = tool.run("audit", "prove", "7").out();
        Files.writeString(directory.resolve("changed"), proof.replace("index 6", "index 7"));
        assertThat(go(check, "inclusion", "changed")).contains("invalid transparency proof");
    }

    @Test
    void theShellScriptChecksARotatedLog() throws Exception {
        String script = Path.of("examples/verify.sh").toAbsolutePath().toString();
        Tool small = Tool.in(directory).environment("TASK_MGMT_LOGS", "small");
        for (String line : List.of("task create --title a --id a", "logs rotate", "task create --title b --id b", "logs rotate --no-compress",
                "task create --title c --id c")) {
            assertThat(small.run(line.split(" ", -1)).status()).isZero();
        }
        assertThat(output(directory, "sh", script, "small")).startsWith("9 entries, head ");
        Path plain;
        try (Stream<Path> files = Files.list(directory.resolve("small/segments"))) {
            plain = files.filter(file -> file.getFileName().toString().matches("registry-.*\\.jsonl")).findFirst().orElseThrow();
        }
        Files.writeString(plain, Files.readString(plain).replace("\"b\"", "\"x\""));
        assertThat(output(directory, "sh", script, "small")).isEqualTo("line 6: the bytes of registry.jsonl that it stands for were altered\n");
    }

    @Test
    void opensslVerifiesTheSignature() throws Exception {
        assumeTrue(isThere("openssl", "version"));
        String note = Files.readString(directory.resolve("new"));
        int end = note.indexOf("\n\n");
        Files.writeString(directory.resolve("text"), note.substring(0, end + 1));
        byte[] signature = Base64.getDecoder().decode(note.substring(note.lastIndexOf(' ') + 1).strip());
        Files.write(directory.resolve("signature"), Arrays.copyOfRange(signature, 4, signature.length));
        byte[] raw = Base64.getDecoder().decode(key.split("\\+", 3)[2]);
        // RFC 8410, section 4: what stands before the raw key in its ASN.1 form.
        String der = "302a300506032b6570032100" + HexFormat.of().formatHex(raw, 1, raw.length);
        Files.write(directory.resolve("key.der"), HexFormat.of().parseHex(der));
        assertThat(openssl("text")).contains("Signature Verified Successfully");
        Files.writeString(directory.resolve("other"), note.substring(0, end + 1).replaceFirst("\n3", "\n4"));
        assertThat(openssl("other")).contains("Signature Verification Failure");
    }

    private String openssl(String text) throws IOException, InterruptedException {
        return output(directory, "openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "key.der", "-rawin",
                "-in", text, "-sigfile", "signature");
    }

    private Path goProgram() throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(GO_PATH.resolve("src/golang.org/x/mod/sumdb/note")));
        assumeTrue(isThere("go", "version"));
        Path program = directory.resolve("checknote");
        assertThat(output(GO_SOURCE, "go", "build", "-o", program.toString(), ".")).isEmpty();
        return program;
    }

    private String go(Path program, String check, String... files) throws IOException, InterruptedException {
        String[] command = new String[3 + files.length];
        command[0] = program.toString();
        command[1] = key;
        command[2] = check;
        System.arraycopy(files, 0, command, 3, files.length);
        return output(directory, command);
    }

    private boolean isThere(String... command) throws InterruptedException {
        try {
            output(directory, command);
            return true;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    private String output(Path where, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOPATH", GO_PATH.toString());
        builder.environment().put("GOCACHE", directory.resolve("go-cache").toString());
        builder.environment().put("GOFLAGS", "");
        builder.environment().put("CGO_ENABLED", "0");
        Process process = builder.start();
        try (InputStream in = process.getInputStream()) {
            String text = new String(in.readAllBytes(), UTF_8);
            process.waitFor();
            return text;
        }
    }
}
