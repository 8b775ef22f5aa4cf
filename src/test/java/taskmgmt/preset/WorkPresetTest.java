package taskmgmt.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WorkPresetTest {
    @ParameterizedTest
    @EnumSource
    void isFoundByItsWord(WorkPreset preset) {
        assertThat(WorkPreset.parse(preset.text())).isSameAs(preset);
        assertThat(preset.priority()).isBetween(1, 10);
        assertThat(preset.failsUnverified()).isEqualTo(preset == WorkPreset.CODING_WORK_ORDER);
    }

    @Test
    void anUnknownWordNamesThoseThatThereAre() {
        assertThatThrownBy(() -> WorkPreset.parse("training")).hasMessageContaining("'training' is none of coding-work-order, learning-mission, training-job");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "learning-mission | score               | 0.71      | -",
        "learning-mission | score               | 0.7       | score is 0.7, not above 0.7",
        "learning-mission | score               | 0.70      | score is 0.70, not above 0.7",
        "learning-mission | points              | 1         | score was not reported",
        "learning-mission | score               | NaN       | score is NaN, not above 0.7",
        "learning-mission | score               | Infinity  | score is Infinity, not above 0.7",
        "training-job     | validation_accuracy | 0.81      | -",
        "training-job     | validation_acc      | 0.81      | -",
        "training-job     | val_acc             | 8.01e-1   | -",
        "training-job     | validation_accuracy | 0.8       | validation_accuracy is 0.8, not above 0.8",
        "remote-operation | exit_code           | 0         | -",
        "remote-operation | exit_code           | 255       | exit_code is 255, not equal to 0",
        "embedding-batch  | vectors_processed   | 1         | -",
        "embedding-batch  | vectors_processed   | 0         | vectors_processed is 0, not above 0",
    })
    void holdsTheFactsAgainstItsRule(String preset, String name, String value, @Nullable String reason) {
        PresetVerdict verdict = WorkPreset.parse(preset).judge(Map.of(name, value), null);

        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.met()).isEqualTo(reason == null);
        assertThat(verdict.details()).containsEntry("preset", preset).containsEntry("rule", WorkPreset.parse(preset).ruleWords());
        assertThat(verdict.details().get("reason")).isEqualTo(reason);
    }

    @Test
    void anIndexHasATypeDimensionsAndVectors() {
        WorkPreset preset = WorkPreset.INDEX_BUILD;
        assertThat(preset.judge(Map.of("index_type", "hnsw", "dimensions", 768L, "total_vectors", 10L), null).met()).isTrue();
        assertThat(preset.judge(Map.of("index_type", " ", "dimensions", 0L), null).reason())
                .isEqualTo("index_type is blank; dimensions is 0, not above 0; total_vectors was not reported");
        assertThat(preset.judge(Map.of("dimensions", java.util.List.of()), null).reason()).contains("index_type was not reported", "dimensions is []");
        assertThat(preset.ruleWords()).isEqualTo("index_type known, dimensions above 0, total_vectors above 0");
    }

    @Test
    void whatNeedsACheckIsNotVerifiedWithoutOne() {
        assertThat(WorkPreset.CHAOS_CAMPAIGN.judge(Map.of(), null).reason()).isEqualTo("no check was made");
        assertThat(WorkPreset.CHAOS_CAMPAIGN.judge(Map.of(), false).reason()).isEqualTo("the check did not pass");
        assertThat(WorkPreset.CHAOS_CAMPAIGN.judge(Map.of(), true).met()).isTrue();
        assertThat(WorkPreset.LEARNING_MISSION.judge(Map.of("score", 1L), false).reason()).as("one that was made counts").isEqualTo("the check did not pass");
        assertThat(WorkPreset.INDEX_REFRESH.judge(Map.of("vectors_processed", 3L), true).details())
                .containsEntry("vectors_processed", 3L).containsEntry("rule", "the check passed, vectors_processed above 0");
    }

    @Test
    void makesTheTitleOfWhatItKnows() {
        assertThat(WorkPreset.TRAINING_JOB.title(Map.of("model", "sentiment"), "python3 train.py")).isEqualTo("Train sentiment");
        assertThat(WorkPreset.REMOTE_OPERATION.title(Map.of(), "ssh host uptime")).isEqualTo("Execute: ssh host uptime");
        assertThat(WorkPreset.REMOTE_OPERATION.title(Map.of(), null)).as("of nothing").isNull();
        assertThat(WorkPreset.REMOTE_OPERATION.title(Map.of("command", "é".repeat(60)), null)).isEqualTo("Execute: " + "é".repeat(50));
        assertThat(WorkPreset.TRAINING_JOB.title(Map.of(), null)).isNull();
        assertThat(WorkPreset.REMOTE_OPERATION.titleRule()).isEqualTo("Execute: {command}");
    }

    @Test
    void namesTheMetadataThatIsMissing() {
        assertThat(WorkPreset.CHAOS_CAMPAIGN.missing(Map.of())).isEqualTo("campaign");
        assertThat(WorkPreset.CHAOS_CAMPAIGN.missing(Map.of("campaign", " "))).isEqualTo("campaign");
        assertThat(WorkPreset.CHAOS_CAMPAIGN.missing(Map.of("campaign", "disk full"))).isNull();
        assertThat(WorkPreset.REMOTE_OPERATION.missing(Map.of())).isNull();
        assertThat(WorkPreset.REMOTE_OPERATION.requiredMetadata()).isEmpty();
    }
}
