package taskmgmt.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.CommandForm;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.Tool;

/** The files for systemd and for containers start commands that there are, with options that these take. */
class DeployFilesTest {
    private static final String DEPLOY = "src/deploy/";
    private static final String PROXY = "task-mgmt-proxy.service";
    /** Of 10, by the judgement of systemd; without any hardening it says 9.2. */
    private static final String EXPOSURE = "25";

    @TempDir
    private Path directory;

    static Stream<Path> units() throws IOException {
        try (Stream<Path> files = Files.list(Golden.inProject(DEPLOY + "systemd"))) {
            return files.filter(file -> file.toString().endsWith(".service") && !file.toString().endsWith(PROXY)).sorted().toList().stream();
        }
    }

    private static String text(String file) throws IOException {
        return Files.readString(Golden.inProject(DEPLOY + file));
    }

    /** The arguments are parsed as the program would, but nothing is run. */
    private void assertCanBeParsed(List<String> words) {
        int length = words.size() > 1 && Catalog.command(words.get(0) + " " + words.get(1)) != null ? 2 : 1;
        Command command = Objects.requireNonNull(Catalog.command(String.join(" ", words.subList(0, length))), words.toString());
        assertThat(CommandForm.parse(command, words.subList(length, words.size()).toArray(new String[0]), Tool.in(directory).session()))
                .as(words.toString()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("units")
    void aUnitStartsACommandThatThereIsAsTheUserThatThePackageMakes(Path unit) throws IOException {
        String text = Files.readString(unit);
        String line = Pattern.compile("(?m)^ExecStart=/usr/bin/task-mgmt (.*)$").matcher(text).results().map(found -> found.group(1)).findFirst().orElseThrow();

        assertCanBeParsed(Stream.of(line.split(" ", -1)).filter(word -> !word.startsWith("$")).toList());
        assertThat(text).contains("\nUser=task-mgmt\n", "\nEnvironmentFile=-/etc/task-mgmt/", "\nTimeoutStopSec=30s\n");
        assertThat(text("systemd/task-mgmt.sysusers")).contains("\nu task-mgmt ");
        String page = Pattern.compile("man:(\\S+)\\(1\\)").matcher(text).results().map(found -> found.group(1)).findFirst().orElseThrow();
        assertThat(Catalog.names().stream().map(ManualPages::page)).contains(page);
    }

    /** Where systemd is not installed, this is skipped. */
    @ParameterizedTest
    @MethodSource("units")
    void systemdTakesTheUnitAndFindsItHardened(Path unit) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "systemd-analyze is not installed: units are not checked by it");
        Path copy = directory.resolve(unit.getFileName());
        // The program is not installed where tests run.
        Files.writeString(copy, Files.readString(unit).replace("/usr/bin/task-mgmt", "/bin/true"));

        assertThat(ran("systemd-analyze", "verify", "--man=no", copy.toString())).isEqualTo("0 ");
        assertThat(ran("systemd-analyze", "security", "--offline=true", "--threshold=" + EXPOSURE, copy.toString())).startsWith("0 ");
    }

    /** The server opens its own socket, so a proxy of systemd has the one that starts it. */
    @Test
    void theSocketStartsTheServerAndItsProxyPassesConnectionsOnToIt() throws IOException {
        assertThat(text("systemd/task-mgmt-proxy.socket")).contains("\nListenStream=127.0.0.1:");
        String proxy = text("systemd/" + PROXY);
        assertThat(proxy).contains("\nRequires=task-mgmt-serve.service task-mgmt-proxy.socket\n", "\nAfter=task-mgmt-serve.service task-mgmt-proxy.socket\n");
        assertThat(text("systemd/task-mgmt-serve.service")).as("nothing is passed on before it answers").contains("\nType=notify\nNotifyAccess=all\n");
        String usual = Pattern.compile("(?s)--port=N.*?\\(default:\\s+(\\d+)\\)").matcher(Tool.in(directory).run("serve", "--help").out()).results()
                .map(found -> found.group(1)).findFirst().orElseThrow();
        assertThat(proxy).containsPattern("(?m)^ExecStart=/usr/lib/systemd/systemd-socket-proxyd .* 127\\.0\\.0\\.1:" + usual + "$");
    }

    @Test
    void systemdTakesTheSocketWithItsProxyAndFindsThatHardened() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "systemd-analyze is not installed: units are not checked by it");
        for (String name : List.of("task-mgmt-proxy.socket", PROXY, "task-mgmt-serve.service")) {
            Files.writeString(directory.resolve(name), text("systemd/" + name).replace("/usr/bin/task-mgmt", "/bin/true"));
        }
        assertThat(ran("systemd-analyze", "verify", "--man=no", directory.resolve("task-mgmt-proxy.socket").toString(), directory.resolve(PROXY).toString()))
                .isEqualTo("0 ");
        assertThat(ran("systemd-analyze", "security", "--offline=true", "--threshold=" + EXPOSURE, directory.resolve(PROXY).toString())).startsWith("0 ");
    }

    private static String ran(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return process.waitFor() + " " + said;
    }

    private static List<Map<?, ?>> documents(String file) throws IOException {
        List<Map<?, ?>> documents = new ArrayList<>();
        new Load(LoadSettings.builder().build()).loadAllFromString(text(file)).forEach(each -> documents.add((Map<?, ?>) each));
        return documents;
    }

    /** What is found by these keys, one below the other; a number is a place in a list. */
    private static Object at(Object from, Object... path) {
        Object found = from;
        for (Object step : path) {
            found = step instanceof Integer index ? ((List<?>) found).get(index) : Objects.requireNonNull(((Map<?, ?>) found).get(step), step.toString());
        }
        return found;
    }

    private static List<String> words(Object list) {
        return ((List<?>) list).stream().map(Object::toString).toList();
    }

    @Test
    void servicesOfComposeStartCommandsThatThereAreWithoutRights() throws IOException {
        Map<?, ?> services = (Map<?, ?>) at(documents("compose.yaml").getFirst(), "services");

        assertThat(services.keySet().stream().map(Object::toString)).containsExactly("serve", "worker");
        for (Object service : services.values()) {
            Map<?, ?> whole = merged((Map<?, ?>) service);
            assertCanBeParsed(words(at(service, "command")));
            assertThat(at(whole, "read_only")).isEqualTo(true);
            assertThat(words(at(whole, "cap_drop"))).containsExactly("ALL");
            assertThat(words(at(whole, "volumes"))).containsExactly("logs:/var/lib/task-mgmt");
        }
        assertThat(at(services, "worker", "pid")).isEqualTo("service:serve");
    }

    /** With what another one lends it by the merge key, of which YAML 1.2 knows nothing and compose does. */
    private static Map<?, ?> merged(Map<?, ?> service) {
        return (Map<?, ?>) at(service, "<<");
    }

    @Test
    void thePodOfKubernetesStartsCommandsThatThereAreAndIsAskedAtAddressesThatAnswer() throws IOException {
        List<Map<?, ?>> documents = documents("kubernetes/task-mgmt.yaml");
        assertThat(documents).extracting(each -> at(each, "kind")).containsExactly("Service", "StatefulSet");
        Object labels = at(documents.getLast(), "spec", "template", "metadata", "labels");
        assertThat(at(documents.getFirst(), "spec", "selector")).isEqualTo(labels).isEqualTo(at(documents.getLast(), "spec", "selector", "matchLabels"));
        Object pod = at(documents.getLast(), "spec", "template", "spec");
        assertThat(at(pod, "shareProcessNamespace")).isEqualTo(true);
        assertThat(at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
        for (Object container : (List<?>) at(pod, "containers")) {
            assertCanBeParsed(words(at(container, "args")));
            assertThat(at(container, "securityContext", "readOnlyRootFilesystem")).isEqualTo(true);
            assertThat(((List<?>) at(container, "volumeMounts")).stream().map(mount -> at(mount, "mountPath")).toList())
                    .containsExactly("/var/lib/task-mgmt", "/tmp");
        }
        Object serve = at(pod, "containers", 0);
        assertThat(at(serve, "livenessProbe", "httpGet", "path")).isEqualTo("/livez");
        assertThat(at(serve, "readinessProbe", "httpGet", "path")).isEqualTo("/readyz");
        assertThat(at(serve, "ports", 0, "name")).isEqualTo(at(documents.getFirst(), "spec", "ports", 0, "targetPort"));
    }

    @Test
    void allOfThemAreOfTheVersionThatIsBuilt() throws IOException {
        String version = Pattern.compile("<artifactId>task-mgmt</artifactId>\\s*<version>([^<]+)<").matcher(Files.readString(Golden.inProject("pom.xml")))
                .results().map(found -> found.group(1)).findFirst().orElseThrow();

        for (String file : List.of("compose.yaml", "kubernetes/task-mgmt.yaml", "Dockerfile")) {
            assertThat(Pattern.compile("task-mgmt[:-](\\d+\\.\\d+\\.\\d+)").matcher(text(file)).results().map(found -> found.group(1)))
                    .as(file).isNotEmpty().allMatch(version::equals);
        }
        assertThat(Files.readString(Golden.inProject("src/docs/changelog.md"))).contains("\n## " + version);
    }
}
