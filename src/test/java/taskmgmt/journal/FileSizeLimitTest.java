package taskmgmt.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FileSizeLimitTest {
    @Test
    void readsTheSoftLimit() {
        assertThat(FileSizeLimit.in(List.of("Limit                     Soft Limit           Hard Limit           Units     ",
                "Max cpu time              unlimited            unlimited            seconds   ",
                "Max file size             1024                 2048                 bytes     "))).isEqualTo(1024);
    }

    @Test
    void noLimitForbidsNothing() {
        assertThat(FileSizeLimit.in(List.of("Max file size             unlimited            unlimited            bytes     ")))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(FileSizeLimit.in(List.of())).isEqualTo(Long.MAX_VALUE);
        assertThat(FileSizeLimit.forbids(0)).isFalse();
    }
}
