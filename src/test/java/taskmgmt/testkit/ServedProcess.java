package taskmgmt.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command {@code serve} in a process of its own, for what can only be tried on one: its death, its memory, its limits. */
public final class ServedProcess implements AutoCloseable {
    private static final String SAID = "://localhost:";
    private static final String JAVA_HOME = System.getProperty("java.home", "");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private ServedProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it; returns when it listens. It works in the directory, on the logs in {@code logs}.
     *
     * @param limits   what a shell does before, as {@code ulimit -f 100}; empty for nothing
     * @param jvm      options of Java
     * @param arguments of {@code serve}
     */
    public static ServedProcess in(Path directory, String limits, List<String> jvm, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/bash", "-c", (limits.isEmpty() ? "" : limits + "; ") + "exec \"$@\"", "serve",
                Path.of(JAVA_HOME, "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), "taskmgmt.Main", "serve", "--port", "0", "--logs", "logs"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
        StringBuilder all = new StringBuilder();
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            all.append(line).append('\n');
            int at = line.indexOf(SAID);
            if (at >= 0) {
                // Else it waits for somebody to read what it says.
                Thread.ofVirtual().start(() -> err.lines().forEach(_ -> { }));
                return new ServedProcess(process, Integer.parseInt(line.substring(at + SAID.length())));
            }
        }
        throw new IOException("it has ended: " + all);
    }

    public int port() {
        return port;
    }

    public Process process() {
        return process;
    }

    /** @param headers names and values in turn */
    public HttpResponse<String> send(String method, String path, @Nullable String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http" + SAID + port + path))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A connection on which these bytes were sent. */
    public Socket raw(byte[]... bytes) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        for (byte[] some : bytes) {
            socket.getOutputStream().write(some);
        }
        return socket;
    }

    /** Kills it, as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        client.close();
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the server does not end", e);
        }
    }
}
