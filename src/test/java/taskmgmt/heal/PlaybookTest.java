package taskmgmt.heal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import taskmgmt.incident.Severity;

class PlaybookTest {
    private static final FailureDetector FILE = new FailureDetector.FileUnfit("f", null, 0);
    private static final Remedy RELOAD = remedy("reload");
    private static final Remedy START = remedy("start");
    private static final Remedy PATCH = remedy("patch");
    private static final Remedy ESCALATE = new Remedy.Escalate();

    private static Remedy remedy(String name) {
        return new Remedy.EndProcesses(name, Duration.ZERO);
    }

    private static List<Remedy> tried(List<Remedy> written, Remedy... first) {
        return new Playbook("p", "m", Severity.LOW, FILE, written, FILE, Duration.ZERO,
                new HealingLimits(1, Duration.ofMinutes(5), 3, 2, Duration.ofHours(1)), null)
                .tryingFirst(List.of(first).stream().map(Remedy::kind).toList()).remedies();
    }

    @Test
    void triesRemediesInTheOrderThatWasLearned() {
        assertThat(tried(List.of(RELOAD, START, PATCH), PATCH, START, RELOAD)).containsExactly(PATCH, START, RELOAD);
    }

    @Test
    void whatTheOrderDoesNotNameStaysWhereItIs() {
        assertThat(tried(List.of(RELOAD, START, PATCH), PATCH, RELOAD)).containsExactly(PATCH, START, RELOAD);
        assertThat(tried(List.of(RELOAD, START), PATCH)).containsExactly(RELOAD, START);
        assertThat(tried(List.of(RELOAD, START))).containsExactly(RELOAD, START);
    }

    @Test
    void nothingPassesAnEscalation() {
        assertThat(tried(List.of(RELOAD, START, ESCALATE, PATCH), PATCH, START, RELOAD)).containsExactly(START, RELOAD, ESCALATE, PATCH);
        assertThat(tried(List.of(RELOAD, ESCALATE), ESCALATE, RELOAD)).containsExactly(RELOAD, ESCALATE);
    }

    @Test
    void aRemedyIsKnownByItsFirstWords() {
        assertThat(RELOAD.kind()).isEqualTo("end the process of reload");
        assertThat(remedy("x".repeat(400)).kind()).hasSize(Remedy.MAX_KIND);
    }
}
