package taskmgmt.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;

class KnowledgeIndexTest {
    private final KnowledgeIndex index = new KnowledgeIndex();

    private static KnowledgeEntry task(String id, String title, long at) {
        return new KnowledgeEntry(KnowledgeSource.TASK, id, "storage", "backup", title, at);
    }

    private List<String> found(KnowledgeIndex searched, String question) {
        return searched.search(question, entry -> true, 10).stream().map(KnowledgeHit::id).toList();
    }

    private List<String> found(String question) {
        return found(index, question);
    }

    @Test
    void wordsAreFoundInAnyCaseAndSpelling() {
        assertThat(WordStream.of("DiskFull: disk_full, /var/Backups (2 logs)… Grüße", 100))
                .containsExactly("disk", "full", "disk", "full", "var", "backup", "2", "log", "grüße");
        assertThat(WordStream.of("pass bus gas", 100)).containsExactly("pass", "bus", "gas");
        assertThat(WordStream.of("x".repeat(100), 100)).containsExactly("x".repeat(40));
        assertThat(WordStream.of("a b c d", 2)).containsExactly("a", "b");
        assertThat(WordStream.of(" -- ", 9)).isEmpty();
    }

    @Test
    void whatHasAllWordsComesBeforeWhatHasSome() {
        index.add(task("a", "disk disk disk", 1));
        index.add(task("b", "a disk that was found to be nearly full by the nightly check of everything", 1));
        assertThat(found("disk full")).containsExactly("b", "a");
    }

    @Test
    void rareWordsAndTitlesCountMore() {
        for (int i = 0; i < 20; i++) {
            index.add(task("usual" + i, "backup of host " + i, 1));
        }
        index.add(task("rare", "backup of tape", 1));
        index.add(task("told", "another thing", 1));
        index.tell(KnowledgeSource.TASK, "told", "tape");
        assertThat(found("tape").subList(0, 2)).containsExactly("rare", "told");
        assertThat(found("tape backup").getFirst()).isEqualTo("rare");
        index.tell(KnowledgeSource.TASK, "unknown", "nothing");
        assertThat(found("nothing")).isEmpty();
    }

    @Test
    void whatIsCalledAlikeIsFoundOnceByItsNewest() {
        index.add(task("a", "nightly", 1_000_000));
        index.add(task("c", "nightly", 3_000_000));
        index.add(task("b", "nightly", 2_000_000));
        index.add(task("d", "nightly", Long.MIN_VALUE));
        List<KnowledgeHit> hits = index.search("nightly", entry -> true, 10);
        assertThat(hits).hasSize(1);
        assertThat(hits.getFirst().id()).isEqualTo("c");
        assertThat(hits.getFirst().same()).isEqualTo(4);
        assertThat(hits.getFirst().at()).hasToString("1970-01-01T00:00:03Z");
        assertThat(index.search("nightly", entry -> entry.id().equals("d"), 10).getFirst().at()).isNull();
        assertThat(index.search("nightly", entry -> false, 10)).isEmpty();
    }

    @Test
    void anEntryThatIsToldAnewKeepsItsWords() {
        index.add(task("a", "first title", 1));
        index.tell(KnowledgeSource.TASK, "a", "out of memory");
        index.add(task("a", "second title", 2));
        assertThat(found("memory")).containsExactly("a");
        assertThat(index.search("first", entry -> true, 10).getFirst().title()).isEqualTo("second title");
        assertThat(index.size()).isEqualTo(1);
    }

    @Test
    void anIncidentAndItsTaskAreTwo() {
        index.add(task("inc", "HIGH: port_in_use", 1));
        index.add(new KnowledgeEntry(KnowledgeSource.INCIDENT, "inc", "self_healing", "port_in_use", "high: port_in_use", 1));
        assertThat(found("port")).hasSize(2);
        assertThat(KnowledgeSource.INSIGHT.text()).isEqualTo("insight");
    }

    @Test
    void ofVeryManyTheNewestAreKept() {
        KnowledgeIndex small = new KnowledgeIndex(10);
        for (int i = 0; i < 21; i++) {
            small.add(task("t" + i, "number n" + i + " of all", i));
        }
        assertThat(small.size()).isEqualTo(10);
        assertThat(found(small, "n10")).isEmpty();
        assertThat(found(small, "n11")).containsExactly("t11");
        assertThat(small.entry(KnowledgeSource.TASK, "t11")).isNotNull();
        assertThat(small.entry(KnowledgeSource.TASK, "t10")).isNull();
        small.tell(KnowledgeSource.TASK, "t20", "late words");
        assertThat(found(small, "late")).containsExactly("t20");
    }

    @Test
    void readsWhatItWroteAndNothingElse() {
        for (int i = 0; i < 30; i++) {
            index.add(task("t" + i, "job " + i % 4, i));
            index.tell(KnowledgeSource.TASK, "t" + i, "host" + i % 7 + " error " + i);
        }
        StateWriter state = new StateWriter();
        index.write(state);
        KnowledgeIndex read = KnowledgeIndex.read(new StateReader(state.toByteArray()));
        assertThat(read.search("error host3 job", entry -> true, 10)).isEqualTo(index.search("error host3 job", entry -> true, 10)).isNotEmpty();
        byte[] half = Arrays.copyOf(state.toByteArray(), state.toByteArray().length / 2);
        assertThatThrownBy(() -> KnowledgeIndex.read(new StateReader(half))).isInstanceOf(IllegalStateException.class);
        StateWriter wrong = new StateWriter();
        wrong.number(0);
        wrong.number(1);
        wrong.text("word");
        wrong.number(1);
        wrong.number(5);
        wrong.number(1);
        assertThatThrownBy(() -> KnowledgeIndex.read(new StateReader(wrong.toByteArray()))).isInstanceOf(IllegalStateException.class);
    }
}
