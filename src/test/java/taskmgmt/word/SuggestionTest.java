package taskmgmt.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> OPTIONS = List.of("--description", "--logs", "--limit", "--status", "--no-headers", "-o");

    @ParameterizedTest
    @CsvSource({"--statsu, --status", "--lmit, --limit", "--log-dir, --logs", "--desc, --description", "--no-header, --no-headers"})
    void theNearestIsSuggestedElseTheOneThatBeginsAlike(String typed, String meant) {
        assertThat(Suggestion.nearest(typed, OPTIONS)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"--verbose", "--lo", "--nothing", "-x9"})
    void whatIsLikeNoneIsSuggestedNothing(String typed) {
        assertThat(Suggestion.nearest(typed, OPTIONS)).isNull();
        assertThat(Suggestion.sentence(typed, OPTIONS)).isEmpty();
    }

    @Test
    void aLastWordMeansTheShortestNameThatEndsWithIt() {
        List<String> fields = List.of("verification_status_type", "task_type", "subtype", "task_id", "title");

        assertThat(Suggestion.nearest("type", fields)).isEqualTo("task_type");
        assertThat(Suggestion.nearest("id", fields)).isEqualTo("task_id");
        assertThat(Suggestion.nearest("e", fields)).isNull();
        assertThat(Suggestion.nearest("k_id", fields)).isNull();
    }

    @Test
    void anEditIsPreferredToAStart() {
        assertThat(Suggestion.nearest("show", List.of("showing", "shown"))).isEqualTo("shown");
    }
}
