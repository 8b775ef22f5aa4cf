package taskmgmt.report.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LearningFoldTest {
    @Test
    void anyCutGivesTheReportOfOnePass() {
        List<LearningRecord> log = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            log.add(record("actor" + i % 2, i % 5 == 0 ? "create_service_account" : "model_saved", "r" + i % 4, i));
        }
        LearningReport once = fold(log).finish();
        assertThat(once.configVersions()).hasSize(2);

        for (int i = 0; i <= log.size(); i++) {
            LearningFold twice = fold(log.subList(0, i));
            twice.combine(fold(log.subList(i, log.size())));
            assertThat(twice.finish()).as("cut at %d", i).isEqualTo(once);
        }
    }

    @Test
    void termsAreFoundInAnyCaseAndAtEitherEnd() {
        assertThat(terms("LEARNing to reModel")).containsExactlyInAnyOrder(LearningTerm.LEARN, LearningTerm.MODEL);
        assertThat(terms("x_update_Knowledge")).containsExactly(LearningTerm.UPDATE_KNOWLEDGE);
        assertThat(terms("lear n, mode, trai\u00f1, imprové")).isEmpty();
        assertThat(terms("")).isEmpty();
    }

    @Test
    void strictSenseLooksAtWhoWhatAndWhereOnly() {
        Set<LearningTerm> model = Set.of(LearningTerm.MODEL);
        assertThat(LearningRecord.of(Map.of("decision", Map.of("scope", "model")), model).strict()).isFalse();
        assertThat(LearningRecord.of(Map.of("metadata", Map.of("note", "model")), model).strict()).isFalse();
        for (String key : List.of("actor", "action", "resource", "subsystem")) {
            assertThat(LearningRecord.of(Map.of(key, "the_MODEL"), model).strict()).as(key).isTrue();
        }
        assertThat(LearningRecord.of(Map.of("metadata", Map.of("subsystem", "learning")), model).strict()).isTrue();
    }

    @Test
    void lettersOfATermInsideOfAnotherWordAreNoLearning() {
        for (String other : List.of("constrain", "db_constraint_check", "restrained", "strainer", "terrain", "trait", "Trainspotting",
                "supermodelesque", "clearning", "modeless", "updateKnowledge", "")) {
            assertThat(strict("action", other)).as(other).isFalse();
        }
        for (String form : List.of("train", "model_trained", "retraining", "pre-trained", "MLTraining", "modelTraining", "LEARNing",
                "learnt", "unlearn", "self_improvement", "continuous_learning_loop", "models", "modelling", "x_update_Knowledge",
                "trainer-7", "learning/2025")) {
            assertThat(strict("action", form)).as(form).isTrue();
            assertThat(strict("resource", form)).as(form).isTrue();
        }
    }

    @Test
    void whatWasDeniedWasNotLearned() {
        Map<String, Object> denied = Map.of("action", "access_denied", "resource", "learning_training_1");
        assertThat(LearningRecord.of(Map.copyOf(denied), Set.of(LearningTerm.LEARN)).strict()).isFalse();
        assertThat(LearningRecord.of(Map.of("action", "task_started", "resource", "learning_training_1"), Set.of(LearningTerm.LEARN)).strict()).isTrue();
    }

    @Test
    void verdictTellsMentioningFromDoing() {
        LearningFold fold = LearningFold.empty();
        assertThat(fold.finish().verdict()).isEqualTo(Verdict.INFO);
        fold.acceptOther();
        assertThat(fold.finish().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        fold.accept(LearningRecord.of(Map.of("actor", "hub"), Set.of(LearningTerm.MODEL)));
        assertThat(fold.finish().verdict()).isEqualTo(Verdict.PARTIAL);
        fold.accept(LearningRecord.of(Map.of("actor", "trainer"), Set.of(LearningTerm.TRAIN)));
        assertThat(fold.finish().verdict()).isEqualTo(Verdict.PASS);
    }

    private static boolean strict(String key, String text) {
        return LearningRecord.of(Map.of(key, text), terms(text)).strict();
    }

    private static LearningRecord record(String actor, String action, String resource, int minute) {
        return LearningRecord.of(
                Map.of("entry_id", "log_" + minute, "timestamp", "2025-03-01T10:" + (10 + minute) + ":00", "actor", actor,
                        "action", action, "resource", resource, "metadata",
                        Map.of("subsystem", "learning", "task_type", "config_update", "component", "c" + minute % 2, "version", "v" + minute)),
                minute % 3 == 0 ? Set.of(LearningTerm.MODEL) : Set.of(LearningTerm.LEARN, LearningTerm.TRAIN));
    }

    private static LearningFold fold(List<LearningRecord> records) {
        LearningFold fold = LearningFold.empty();
        for (LearningRecord entry : records) {
            fold.accept(entry);
            fold.acceptOther();
        }
        return fold;
    }

    private static Set<LearningTerm> terms(String text) {
        byte[] bytes = ("x" + text + "x").getBytes(StandardCharsets.UTF_8);
        return LearningTerm.in(bytes, 1, bytes.length - 1);
    }
}
