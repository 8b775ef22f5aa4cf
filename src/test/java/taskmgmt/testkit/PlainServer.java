package taskmgmt.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers each connection with the next of some texts, byte by byte as they are, and keeps what it was asked. Ends with the test. */
public final class PlainServer implements AutoCloseable {
    private final ServerSocket server;
    private final List<String> answers;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** @param answers one for each connection, the last for all that follow; an empty one is none, and the connection stays open */
    public PlainServer(String... answers) throws IOException {
        this.answers = List.of(answers);
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::serve);
    }

    /** An answer with that body. */
    public static String answer(int status, String body, String... headers) {
        StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " X\r\n");
        for (String each : headers) {
            text.append(each).append("\r\n");
        }
        return text.append("Content-Length: ").append(body.getBytes(StandardCharsets.UTF_8).length).append("\r\n\r\n").append(body).toString();
    }

    private void serve() {
        for (int i = 0; !server.isClosed(); i++) {
            String answer = answers.get(Math.min(i, answers.size() - 1));
            Socket socket;
            try {
                socket = server.accept();
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
                return;
            }
            answer(socket, answer);
        }
    }

    private void answer(Socket socket, String answer) {
        try {
            asked.add(read(socket));
            if (!answer.isEmpty()) {
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                socket.close();
            }
        } catch (IOException whoAskedHasGone) {
            // as one does that has waited long enough, or has read enough; the next one may come
        }
    }

    private static String read(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        StringBuilder text = new StringBuilder();
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            text.append(line).append('\n');
            length = line.startsWith("Content-Length: ") ? Integer.parseInt(line.substring("Content-Length: ".length())) : length;
        }
        text.append('\n');
        for (int i = 0; i < length; i++) {
            text.append((char) in.read());
        }
        return text.toString();
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** What it was asked, head and body. */
    public List<String> asked() {
        return asked;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
