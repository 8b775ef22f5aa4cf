package taskmgmt.task.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void whatIsHandedOverIsReadAndWrittenTheSame() {
        for (String flags : new String[] {"00", "01"}) {
            String text = "00-" + TRACE + "-" + SPAN + "-" + flags;
            assertThat(TraceContext.parse(text)).isEqualTo(new TraceContext(TRACE, SPAN, flags.equals("01")))
                    .extracting(TraceContext::text).isEqualTo(text);
        }
    }

    @Test
    void aLaterVersionMayBringMoreAndOtherFlags() {
        assertThat(TraceContext.parse("cc-" + TRACE + "-" + SPAN + "-09-what-comes")).isEqualTo(new TraceContext(TRACE, SPAN, true));
        assertThat(TraceContext.parse("01-" + TRACE + "-" + SPAN + "-02")).isEqualTo(new TraceContext(TRACE, SPAN, false));
    }

    /** Cases of the test suite of W3C Trace Context. */
    @ParameterizedTest
    @ValueSource(strings = {"", "x", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7", "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0x",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01", "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", "00-.bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-.0f067aa0ba902b7-01", "00-4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7-01",
        "00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7_01",
        "0z-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01.more"})
    void whatCannotBeReadIsNothing(String text) {
        assertThat(TraceContext.parse(text)).isNull();
    }

    @Test
    void withoutAHeaderThereIsNone() {
        assertThat(TraceContext.parse(null)).isNull();
    }

    @Test
    void idsAreIds() {
        assertThatThrownBy(() -> new TraceContext(TRACE, "0", true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TraceContext("0".repeat(32), SPAN, true)).isInstanceOf(IllegalArgumentException.class);
    }
}
