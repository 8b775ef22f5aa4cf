package taskmgmt.serve.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.serve.Request;
import taskmgmt.serve.Response;

@Timeout(120)
class BoundedConnectionTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(80);
    private static final int BODY = 1_000;

    private static HttpServer start(int perAddress, Duration idle, Function<Request, Response> service) throws Exception {
        return HttpServer.start(new HttpSettings(InetAddress.getLoopbackAddress(), 0, new HttpLimits(BODY, BODY, 100, perAddress, idle), false, null), service);
    }

    private static HttpServer start(int perAddress, Duration idle) throws Exception {
        return start(perAddress, idle, _ -> Response.of(200, "text/plain", "ok"));
    }

    private static Socket to(HttpServer server, String text) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return socket;
    }

    private static String first(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
    }

    /** What comes after the head is sent to its end before anything of the answer is read, which has been written long before. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "Content-Length: 8000000;413",
            "Content-Length: 1001;413",
            "Transfer-Encoding: chunked|0|7a1200;413",
            "Content-Length: 1|Content-Length: 2;400",
            "Content-Length: -1;400",
            "Content-Length: 9x;400",
            "Transfer-Encoding: gzip;400",
            "Content-Encoding: gzip|Content-Length: 8000000;413",
            "Content-Encoding: gzip|Content-Length: 10;400",
            "Host: :x:;400"})
    void whoeverIsStillSendingGetsTheAnswer(String headers, String status) throws Exception {
        byte[] block = new byte[80_000];
        try (HttpServer server = start(10, LONG)) {
            for (int times = 0; times < 5; times++) {
                try (Socket socket = to(server, "POST / HTTP/1.1\r\nHost: localhost\r\n" + headers.replace("|0|", "\r\n\r\n").replace("|", "\r\n") + "\r\n\r\n")) {
                    for (int blocks = 0; blocks < 100; blocks++) {
                        socket.getOutputStream().write(block);
                    }
                    assertThat(first(socket)).isEqualTo("HTTP/1.1 " + status);
                }
            }
        }
    }

    @Test
    void headersThatDoNotEndAreAnswered() throws Exception {
        try (HttpServer server = start(10, LONG); Socket socket = to(server, "GET / HTTP/1.1\r\nHost: localhost\r\nX: ")) {
            socket.getOutputStream().write("x".repeat(8_000_000).getBytes(ISO_8859_1));

            assertThat(first(socket)).startsWith("HTTP/1.1 4");
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "GET / HT", "GET / HTTP/1.1|Host: loc", "POST / HTTP/1.1|Host: localhost|Content-Length: 10||abc"})
    void whoeverSaysNothingMoreIsCutOff(String begin) throws Exception {
        try (HttpServer server = start(10, SHORT); Socket socket = to(server, begin.replace("|", "\r\n"))) {
            assertThat(socket.getInputStream().readAllBytes()).asString(ISO_8859_1).doesNotContain(" 200 ");
        }
    }

    @ParameterizedTest
    @CsvSource({"GET / HTTP/1.1|X: ", "POST / HTTP/1.1|Host: localhost|Content-Length: 1000||", "GET /"})
    void whoeverSendsALittleAgainAndAgainIsCutOff(String begin) throws Exception {
        try (HttpServer server = start(10, SHORT); Socket socket = to(server, begin.replace("|", "\r\n"))) {
            OutputStream out = socket.getOutputStream();

            assertThatThrownBy(() -> {
                for (int bytes = 0; bytes < Integer.MAX_VALUE; bytes++) {
                    // Less than a header or a body may have, so that only the time ends it.
                    if (bytes < BODY / 2) {
                        out.write('x');
                    } else if (socket.getInputStream().read() < 0) {
                        throw new IOException("cut off");
                    }
                }
            }).isInstanceOf(IOException.class);
        }
    }

    /** What is tried with longer and longer times, as whoever is to be cut off later may have no turn for as long as a short one. */
    private interface Trial {
        /** False where it was cut off too early for that. */
        boolean over(Duration idle) throws Exception;
    }

    private static void withTimeEnough(Trial trial) throws Exception {
        Duration idle = SHORT;
        while (!trial.over(idle)) {
            idle = idle.multipliedBy(2);
        }
    }

    private static boolean isCutOff(Socket socket) throws IOException {
        try {
            String answer = first(socket);
            assertThat(answer).isIn("", "HTTP/1.1 200");
            return answer.isEmpty();
        } catch (SocketException e) {
            return true;
        }
    }

    @Test
    void whatIsBeingAnsweredIsNotIdle() throws Exception {
        withTimeEnough(BoundedConnectionTest::isAnsweredBesideOneThatIsCut);
    }

    private static boolean isAnsweredBesideOneThatIsCut(Duration time) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch cut = new CountDownLatch(1);
        try (HttpServer server = start(10, time, _ -> {
            asked.countDown();
            try {
                cut.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Response.of(200, "text/plain", "ok");
        }); Socket slow = to(server, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            FutureTask<Boolean> isCutOff = new FutureTask<>(() -> isCutOff(slow));
            Thread.ofVirtual().start(isCutOff);
            while (asked.getCount() > 0 && !isCutOff.isDone()) {
                Thread.onSpinWait();
            }
            if (asked.getCount() > 0) {
                return false;
            }
            try (Socket idle = to(server, "")) {
                assertThat(idle.getInputStream().read()).isEqualTo(-1);
            }
            cut.countDown();

            assertThat(isCutOff.get()).isFalse();
            return true;
        }
    }

    /** Who reads nothing fills the buffers of both ends first, and then the writer waits. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoeverTakesNothingOfTheAnswerIsCutOff(boolean streamed) throws Exception {
        withTimeEnough(idle -> isCutOffWhileItIsAnswered(streamed, idle));
    }

    private static boolean isCutOffWhileItIsAnswered(boolean streamed, Duration idle) throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        byte[] block = new byte[1 << 20];
        Function<Request, Response> service = _ -> !streamed ? Response.of(200, "text/plain", "x".repeat(64 << 20)) : Response.streaming("text/plain", out -> {
            try {
                while (true) {
                    out.write(block);
                }
            } finally {
                over.countDown();
            }
        });
        try (HttpServer server = start(1, idle, service); Socket slow = to(server, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            if (isCutOff(slow)) {
                return false;
            }
            if (streamed) {
                over.await();
            }
            String answer = "";
            while (answer.isEmpty()) {
                try (Socket next = to(server, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
                    answer = first(next);
                } catch (IOException e) {
                    // The one that the address may have is not over yet.
                }
            }
            assertThat(answer).isEqualTo("HTTP/1.1 200");
            return true;
        }
    }

    @Test
    void whoeverTakesTheAnswerSlowlyGetsAllOfIt() throws Exception {
        withTimeEnough(idle -> getsAllInSixTimesTheTime(idle.multipliedBy(6)));
    }

    private static boolean getsAllInSixTimesTheTime(Duration idle) throws Exception {
        int length = 24 << 20;
        long nanos = idle.multipliedBy(6).toNanos();
        try (HttpServer server = start(1, idle, _ -> Response.of(200, "text/plain", "x".repeat(length)));
                Socket slow = to(server, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")) {
            long begin = System.nanoTime();
            long read = 0;
            byte[] piece = new byte[256 << 10];
            for (int count = 0; count >= 0; count = slow.getInputStream().read(piece)) {
                read += count;
                LockSupport.parkNanos(begin + (long) ((double) read / length * nanos) - System.nanoTime());
            }
            return read > length;
        } catch (SocketException e) {
            return false; // nothing was taken for so long, as this thread had no turn
        }
    }

    /** Both would wait for the other one otherwise, until the connection is idle. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"GET / HTTP/1.1|Host: localhost|Connection: close||;200", "POST / HTTP/1.1|Host: localhost|Connection: close|Content-Length: 1||x;200",
            "POST / HTTP/1.1|Host: localhost|Content-Length: 2000||;413", "GET / HTTP/1.0||;505"})
    void whoeverWaitsForTheEndOfTheConnectionGetsIt(String request, String status) throws Exception {
        try (HttpServer server = start(10, LONG); Socket socket = to(server, request.replace("|", "\r\n"))) {
            assertThat(socket.getInputStream().readAllBytes()).asString(ISO_8859_1).startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void anAddressHasOnlySoManyConnectionsAtOnce() throws Exception {
        String request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (HttpServer server = start(2, LONG)) {
            try (Socket one = to(server, request); Socket two = to(server, request)) {
                assertThat(first(one)).isEqualTo("HTTP/1.1 200");
                assertThat(first(two)).isEqualTo("HTTP/1.1 200");
                try (Socket three = to(server, "")) {
                    assertThat(three.getInputStream().read()).isEqualTo(-1);
                }
            }
            String answer = "";
            while (answer.isEmpty()) {
                try (Socket next = to(server, request)) {
                    answer = first(next);
                } catch (IOException e) {
                    // The server has not seen yet that the two are gone.
                }
            }
            assertThat(answer).isEqualTo("HTTP/1.1 200");
        }
    }

    @Test
    void aServerThatEndsDoesNotWaitForWhoeverKeepsSending() throws Exception {
        HttpServer server = start(10, LONG);
        try (Socket socket = to(server, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8000000\r\n\r\n")) {
            assertThat(first(socket)).isEqualTo("HTTP/1.1 413");

            server.close();

            assertThatThrownBy(() -> {
                while (true) {
                    socket.getOutputStream().write(0);
                }
            }).isInstanceOf(IOException.class);
        }
    }
}
