package taskmgmt.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import taskmgmt.hash.Sha256;

class LineRestorationTest {
    private static final byte[] LINE = "{\"task_id\":\"äb\"}".getBytes(UTF_8);
    private static final String HASH = Sha256.hex(LINE, 0, LINE.length);

    @Test
    void theOneByteThatWasChangedIsFoundWhateverItIsNow() {
        for (int at = 0; at < LINE.length; at++) {
            for (int value = 0; value < 256; value += 5) {
                byte[] changed = LINE.clone();
                changed[at] = (byte) value;
                LineRestoration.Change change = LineRestoration.find(changed, HASH);
                if (changed[at] == LINE[at]) {
                    continue;
                }
                assertThat(change).as("byte %d is %d", at, value).isEqualTo(new LineRestoration.Change(at, LINE[at]));
            }
        }
    }

    @Test
    void twoChangedBytesAreTooMany() {
        byte[] changed = LINE.clone();
        changed[1] ^= 1;
        changed[5] ^= 1;
        assertThat(LineRestoration.find(changed, HASH)).isNull();
    }

    @Test
    void aLineOfAnotherLengthIsAnother() {
        assertThat(LineRestoration.find("{}".getBytes(UTF_8), HASH)).isNull();
        assertThat(LineRestoration.find(new byte[0], HASH)).isNull();
    }
}
