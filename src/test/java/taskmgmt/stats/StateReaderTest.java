package taskmgmt.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import taskmgmt.task.Status;

class StateReaderTest {
    @Test
    void aValueIsFoundByItsNameInWhateverOrderTheValuesAre() {
        List<Status> statuses = List.of(Status.values());
        for (Status status : statuses) {
            StateWriter state = new StateWriter();
            state.name(status);
            state.number(7);
            StateReader reader = new StateReader(state.toByteArray());
            assertThat(reader.named(statuses.reversed())).isEqualTo(status);
            assertThat(reader.number()).isEqualTo(7);
            assertThat(reader.isAtEnd()).isTrue();
        }
    }

    @Test
    void aNameThatIsNoneOfTheValuesIsNoState() {
        StateWriter state = new StateWriter();
        state.name(Status.PAUSED);
        assertThatIllegalStateException().isThrownBy(() -> new StateReader(state.toByteArray()).named(List.of(Status.ACTIVE)));
    }
}
