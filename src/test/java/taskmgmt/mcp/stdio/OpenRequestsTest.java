package taskmgmt.mcp.stdio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** The end of the input waits for answers. */
class OpenRequestsTest {
    private final OpenRequests requests = new OpenRequests();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final OutputStream out = requests.out(written);

    /** Has it read by a thread; returns when all of it has been read, and only the end has not. */
    private FutureTask<byte[]> reading(String text) throws InterruptedException {
        CountDownLatch allRead = new CountDownLatch(1);
        InputStream in = requests.in(new ByteArrayInputStream(text.getBytes(UTF_8)) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                int count = super.read(buffer, offset, length);
                if (count < 0) {
                    allRead.countDown();
                }
                return count;
            }
        });
        FutureTask<byte[]> task = new FutureTask<>(in::readAllBytes);
        Thread.ofPlatform().daemon().start(task);
        allRead.await();
        return task;
    }

    private void answer(String line) throws IOException {
        out.write(line.getBytes(UTF_8));
    }

    @Test
    void comesWhenAllIsAnsweredAndNotBefore() throws Exception {
        String text = "{\"id\":1,\"method\":\"a\"}\nno JSON\n{\"method\":\"note\"}\n{\"id\":\"x\",\"method\":\"b\"}\n{\"id\":7,\"result\":{}}\n";
        FutureTask<byte[]> reading = reading(text);
        answer("{\"id\":1,\"result\":{}}\n{\"id\":\"x\",\"meth");
        answer("od\":\"question of the server\"}\n");
        assertThat(reading.isDone()).isFalse();
        answer("{\"id\":\"x\",\"error\":{}}");
        assertThat(reading.isDone()).isFalse();
        out.write('\n');
        assertThat(reading.get()).isEqualTo(text.getBytes(UTF_8));
        requests.awaitEnd();
        assertThat(written.toString(UTF_8)).endsWith("{\"id\":\"x\",\"error\":{}}\n");
    }

    @Test
    void nobodyWaitsForWhatWasCancelled() throws Exception {
        reading("{\"id\":1,\"method\":\"a\"}\n{\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}\n").get();
        requests.awaitEnd();
        assertThat(requests.in(new ByteArrayInputStream(new byte[] {65})).read()).isEqualTo(65);
    }

    @Test
    void comesAtOnceWhereNobodyCanBeAnswered() throws Exception {
        FutureTask<byte[]> reading = reading("{\"id\":1,\"method\":\"a\"}\n");
        OutputStream broken = requests.out(new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        assertThatThrownBy(() -> broken.write(1)).hasMessage("Broken pipe");
        requests.awaitEnd();
        assertThat(reading).isNotNull();
    }
}
