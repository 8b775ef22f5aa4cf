package taskmgmt.view.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.view.top.TopKey.Kind;
import taskmgmt.view.top.TopKeys.Effect;
import taskmgmt.view.top.TopTask.Standing;

class TopKeysTest {
    private static final TopModel MODEL = TopFrameTest.model(
            TopFrameTest.task("a", "alpha", Standing.RUNNING, 10, 30),
            TopFrameTest.task("b", "beta", Standing.RUNNING, 20, 20),
            TopFrameTest.task("c", "gamma", Standing.QUEUED, Double.NaN, 10));

    /** What comes of these keys, one after the other: letters, and names of keys in angle brackets. */
    private static TopKeys.Step typed(TopView start, String keys) {
        TopKeys.Step step = new TopKeys.Step(start, Effect.NONE, "");
        for (int i = 0; i < keys.length(); i++) {
            TopKey key = TopKey.of(keys.charAt(i));
            if (keys.charAt(i) == '<') {
                int end = keys.indexOf('>', i);
                key = TopKey.of(Kind.valueOf(keys.substring(i + 1, end)));
                i = end;
            }
            step = TopKeys.after(step.view(), key, MODEL, 2);
        }
        return step;
    }

    @ParameterizedTest
    @CsvSource({
        "<DOWN>,b", "<DOWN><DOWN>,c", "<DOWN><DOWN><DOWN><DOWN>,c", "<DOWN><UP>,a", "<UP>,a", "<PAGE_DOWN>,c", "<END>,c", "<END><PAGE_UP>,a",
        "G,c", "Gg,a", "<END><HOME>,a", "r<HOME>,c", "/beta<ENTER><DOWN>,b", "t<DOWN>,b", "C<HOME>,c", "M<HOME>,c", "e<HOME>,b", "sss<HOME>,b", "su<HOME>,a",
    })
    void choosesATask(String keys, String id) {
        assertThat(typed(TopView.START, keys).view().selected()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "q,QUIT,''", "?q,QUIT,''", "<INTERRUPT>,INTERRUPT,''", "/<INTERRUPT>,INTERRUPT,''", "c<INTERRUPT>,INTERRUPT,''", "<ENTER>,OPEN,a", "<DOWN><ENTER>,OPEN,b",
        "' ',READ,''", "cy,CANCEL,a", "<DOWN>ky,CANCEL,b", "cn,NONE,''", "c<ENTER>,NONE,''", "cY,NONE,''", "ccy,NONE,''", "x,NONE,''", "<OTHER>,NONE,''",
        "/q,NONE,''", "/zzz<ENTER><ENTER>,NONE,''", "/zzz<ENTER>cy,NONE,''",
    })
    void doesNothingElse(String keys, Effect effect, String id) {
        assertThat(typed(TopView.START, keys)).extracting(TopKeys.Step::effect, TopKeys.Step::id).containsExactly(effect, id);
    }

    @ParameterizedTest
    @CsvSource({
        "/ab,FILTER,ab", "/ab<BACKSPACE>,FILTER,a", "/<BACKSPACE>,TASKS,''", "/ab<ENTER>,TASKS,ab", "/ab<ESCAPE>,TASKS,''", "/ab<ENTER><ESCAPE>,TASKS,''",
        "/a b<UP>,FILTER,a b", "?,HELP,''", "?x,TASKS,''", "h<ESCAPE>,TASKS,''", "c,CONFIRM,''", "c<ESCAPE>,TASKS,''",
    })
    void changesWhatIsOnTheScreen(String keys, TopView.Mode mode, String filter) {
        assertThat(typed(TopView.START, keys).view()).extracting(TopView::mode, TopView::filter).containsExactly(mode, filter);
    }

    @ParameterizedTest
    @CsvSource({
        "<DOWN>,1", "<DOWN><UP><UP>,0", "<PAGE_DOWN>,2", "' ',2", "<END>,3", "G,3", "G<PAGE_UP>,1", "Gg,0", "<END><HOME>,0", "<DOWN><DOWN><DOWN><DOWN><DOWN><DOWN><DOWN>,4", "x<OTHER>,0",
    })
    void scrollsAText(String keys, int offset) {
        assertThat(typed(TopView.START.showing(List.of("1", "2", "3", "4", "5")), keys).view().offset()).isEqualTo(offset);
    }

    @Test
    void goesBackFromAText() {
        TopView text = TopView.START.selecting("b").showing(List.of("1"));
        for (String keys : new String[] {"q", "<ESCAPE>", "<ENTER>", "<BACKSPACE>"}) {
            assertThat(typed(text, keys).view()).extracting(TopView::mode, TopView::selected).containsExactly(TopView.Mode.TASKS, "b");
        }
        assertThat(typed(text, "cy")).extracting(TopKeys.Step::effect, TopKeys.Step::id).containsExactly(Effect.CANCEL, "b");
    }

    @Test
    void goesThroughAllOrders() {
        assertThat(typed(TopView.START, "s".repeat(TopSort.values().length)).view().sort()).isEqualTo(TopSort.URGENCY);
        assertThat(typed(TopView.START, "r").view().reversed()).isTrue();
        assertThat(typed(TopView.START, "rs").view().reversed()).isFalse();
        assertThat(typed(TopView.START, "p").view().frozen()).isTrue();
        assertThat(typed(TopView.START, "pp").view().frozen()).isFalse();
        for (TopSort sort : TopSort.values()) {
            assertThat(TopView.START.sorted(sort, false).tasks(MODEL)).as(sort.text()).hasSize(3);
        }
        assertThat(TopView.START.filtered("ALPHA storage").tasks(MODEL)).extracting(TopTask::id).containsExactly("a");
    }

    @Test
    void doesNothingWithoutTasks() {
        for (TopKey key : List.of(TopKey.of(Kind.DOWN), TopKey.of(Kind.ENTER), TopKey.of(Kind.END), TopKey.of('c'))) {
            TopKeys.Step step = TopKeys.after(TopView.START, key, TopFrameTest.model(), 5);
            assertThat(step.effect()).isEqualTo(Effect.NONE);
            assertThat(step.view().mode()).isEqualTo(TopView.Mode.TASKS);
        }
    }
}
