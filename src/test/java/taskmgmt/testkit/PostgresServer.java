package taskmgmt.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A real PostgreSQL server on this machine, with a data directory of its own and a password; ended when it is closed. */
public final class PostgresServer implements AutoCloseable {
    public static final String PASSWORD = "let me in";

    private static final String USER = "tasks";
    private static final String OWNER = "postgres";

    private final Process process;
    private final Path place;
    private final int port;

    private PostgresServer(Process process, Path place, int port) {
        this.process = process;
        this.place = place;
        this.port = port;
    }

    /** Skips the test where there is no PostgreSQL on the machine. */
    public static PostgresServer start() throws Exception {
        Path initdb = program("initdb");
        Path postgres = program("postgres");
        Assumptions.assumeTrue(initdb != null && postgres != null, "PostgreSQL is not installed: neither on the PATH nor in /usr/lib/postgresql");
        Path place = Files.createTempDirectory("task-mgmt-postgres");
        List<String> other = asAnother(place);
        Path password = Files.writeString(place.resolve("password"), PASSWORD + "\n");
        handOver(other, password);
        run(other, place, String.valueOf(initdb), "-D", place.resolve("data").toString(), "-U", USER, "-E", "UTF8", "--locale=C", "--auth=scram-sha-256",
                "--pwfile=" + password, "--no-sync");
        int port = freePort();
        List<String> words = new ArrayList<>(other);
        words.addAll(List.of(String.valueOf(postgres), "-D", place.resolve("data").toString(), "-p", String.valueOf(port), "-c", "listen_addresses=127.0.0.1", "-c",
                "unix_socket_directories=", "-c", "fsync=off"));
        Process process = new ProcessBuilder(words).directory(place.toFile()).redirectErrorStream(true).start();
        PostgresServer server = new PostgresServer(process, place, port);
        server.awaitReady();
        return server;
    }

    private void awaitReady() throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.contains("ready to accept connections")) {
                Thread.ofVirtual().start(() -> drain(lines));
                return;
            }
        }
        throw new IOException("PostgreSQL did not start:\n" + said);
    }

    private static void drain(BufferedReader lines) {
        try {
            while (lines.readLine() != null) {
                // What it says from now on is of no interest, but has to go somewhere.
            }
        } catch (IOException e) {
            return; // it has ended
        }
    }

    /** As people type it, without the password. */
    public String url() {
        return "postgresql://" + USER + "@127.0.0.1:" + port + "/postgres";
    }

    /** Where psql finds it. */
    public List<String> psql() {
        return List.of("psql", "-h", "127.0.0.1", "-p", String.valueOf(port), "-U", USER, "-d", "postgres", "-X", "-q");
    }

    /** As JDBC has it. */
    public String jdbc() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + USER;
    }

    private static @Nullable Path program(String name) throws IOException {
        List<Path> places = new ArrayList<>();
        for (String each : String.valueOf(System.getenv("PATH")).split(":", -1)) {
            places.add(Path.of(each));
        }
        Path packages = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(packages)) {
            try (Stream<Path> versions = Files.list(packages)) {
                versions.sorted().forEach(version -> places.add(version.resolve("bin")));
            }
        }
        return places.stream().map(place -> place.resolve(name)).filter(Files::isExecutable).findFirst().orElse(null);
    }

    /** PostgreSQL does not run as root: then it is the user that its package makes, to whom the directory is given. */
    private static List<String> asAnother(Path place) throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        boolean known = Files.readAllLines(Path.of("/etc/passwd")).stream().anyMatch(line -> line.startsWith(OWNER + ":"));
        Assumptions.assumeTrue(known && Files.isExecutable(Path.of("/usr/bin/setpriv")), "PostgreSQL does not run as root, and there is no user postgres");
        handOver(List.of("root"), place);
        return List.of("setpriv", "--reuid=" + OWNER, "--regid=" + OWNER, "--clear-groups");
    }

    private static void handOver(List<String> other, Path file) throws IOException, InterruptedException {
        if (!other.isEmpty()) {
            run(List.of(), Path.of("/"), "chown", OWNER, file.toString());
        }
    }

    private static void run(List<String> prefix, Path directory, String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(List.of(words));
        Process process = new ProcessBuilder(all).directory(directory.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(all + ":\n" + said);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly()).join();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path each : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    /** A program that reads a text and prints what it is asked; its exit status and all it said. */
    public static Tool.Outcome run(List<String> words, String input) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", PASSWORD);
        Process process = builder.start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String said;
        try (InputStreamReader out = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            said = out.readAllAsString();
        }
        return new Tool.Outcome(process.waitFor(), said, "");
    }
}
