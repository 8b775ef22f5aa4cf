package taskmgmt.view.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.render.Width;
import taskmgmt.render.chart.Glyphs;
import taskmgmt.view.top.TopTask.Standing;

class TopFrameTest {
    private static final long SECOND = 1_000_000;
    private static final Pattern STYLES = Pattern.compile("\u001b\\[\\d*m");

    static TopTask task(String id, String title, Standing standing, double percent, long seconds) {
        boolean running = standing.compareTo(Standing.RETRYING) < 0;
        return new TopTask(id, title, "storage", "backup", standing, standing == Standing.STUCK ? "no progress" : "", percent, seconds * SECOND,
                running ? 90 * SECOND : null, running ? 4000 * SECOND : null, List.of(0.1, 0.5, 1.75), List.of(100.0, 900.0, 12_000.0), 5, seconds, running);
    }

    static TopModel model(TopTask... tasks) {
        return new TopModel(Instant.parse("2026-01-05T08:00:00Z"), "2026-01-05 08:00:00 UTC", "/data/logs", List.of(tasks),
                List.of(new TopModel.Failure("storage_f_1", "broke", "storage", 70 * SECOND)),
                List.of(new TopModel.OpenIncident("inc_1", "high", "port_in_use", 3700 * SECOND)), 0);
    }

    private static final TopModel USUAL = model(
            task("storage_backup_0000000a", "nightly backup of the customers", Standing.RUNNING, 45.4, 75),
            task("storage_backup_0000000b", "index", Standing.STUCK, Double.NaN, 90_000),
            task("storage_backup_0000000c", "late", Standing.OVERDUE, 100, 5),
            task("storage_backup_0000000d", "soon", Standing.AT_RISK, 0, 3600),
            task("storage_backup_0000000e", "waits", Standing.QUEUED, Double.NaN, 7200));

    @Test
    void showsWhatIsUrgentFirst() {
        List<String> lines = new TopFrame(80, 0, Glyphs.UNICODE, false).lines(USUAL, TopView.START);
        assertThat(lines.get(1)).isEqualTo("4 running  1 stuck  1 overdue  1 at risk  1 waiting");
        assertThat(lines.subList(4, 9)).extracting(line -> line.substring(0, 8).strip()).containsExactly("overdue", "stuck", "at risk", "running", "queued");
        assertThat(lines.get(7)).contains("0000000a").contains("█████░░░░░  45%").contains("1m 15s").contains("1m 30s");
        assertThat(lines.subList(9, 12)).containsExactly("", "incident    1h 02m  high  port_in_use  inc_1", "failed      1m 10s ago  storage  broke  storage_f_1");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120, 200})
    void noLineIsWiderThanTheScreen(int columns) {
        List<TopTask> tasks = new ArrayList<>(USUAL.tasks());
        tasks.add(task("仕事_バックアップ_0000000f", "日本語のとても長いタイトルでも画面からはみ出さないこと、そして切れること🚀🚀🚀".repeat(3), Standing.RUNNING, 3, 1));
        tasks.add(task("e\u0301_0000000g", "combining e\u0301 ".repeat(30), Standing.PAUSED, 3, 1));
        tasks.add(task("x", "\u001b[2J\u001b]0;owned\u0007\n\r\t\u202e\u0000", Standing.PENDING, 1e300, Long.MAX_VALUE / SECOND));
        TopModel model = new TopModel(USUAL.at(), USUAL.zone(), "/very/long/".repeat(30), tasks,
                List.of(new TopModel.Failure("\u001b[31m", "\u001b[1m長い".repeat(90), "\n", 0)),
                List.of(new TopModel.OpenIncident("\u001b[31m", "\r", "\u009b2J".repeat(90), 0)), 3);
        for (int rows : new int[] {0, 2, 3, 5, 24, 60}) {
            for (Glyphs glyphs : Glyphs.values()) {
                for (TopView view : views()) {
                    List<String> lines = new TopFrame(columns, rows, glyphs, true).lines(model, view);
                    assertThat(lines.size()).as("%s rows", rows).isEqualTo(rows == 0 ? lines.size() : rows);
                    for (String line : lines) {
                        String plain = STYLES.matcher(line).replaceAll("");
                        assertThat(Width.of(plain)).as(plain).isLessThanOrEqualTo(columns);
                        assertThat(plain.chars()).as(plain).noneMatch(c -> c < ' ' || c == 0x7f || c >= 0x80 && c < 0xa0 || c == 0x202e);
                    }
                }
            }
        }
    }

    private static List<TopView> views() {
        TopView text = TopView.START.showing(List.of("\u001b[2J", "a".repeat(500), "長".repeat(200)));
        return List.of(TopView.START, TopView.START.selecting("x"), TopView.START.in(TopView.Mode.HELP), TopView.START.filtered("\u001b長").in(TopView.Mode.FILTER),
                TopView.START.selecting("\u001b[2J").in(TopView.Mode.CONFIRM), text, text.at(2), TopView.START.noting("\u001b[2J\n"), TopView.START.frozen(true).sorted(TopSort.CPU, true));
    }

    @Test
    void showsMoreWhereThereIsRoom() {
        String narrow = String.join("\n", new TopFrame(60, 0, Glyphs.ASCII, false).lines(USUAL, TopView.START));
        String wide = String.join("\n", new TopFrame(200, 0, Glyphs.UNICODE, false).lines(USUAL, TopView.START));
        assertThat(narrow).contains(" 45%").doesNotContain("#").doesNotContain("AT MOST");
        assertThat(wide).contains("storage_backup_0000000a").contains("AT MOST").contains("1h 07m").contains("175%").contains("▁").contains("12G").contains("index (no progress)");
        assertThat(String.join("\n", new TopFrame(100, 0, Glyphs.ASCII, false).lines(USUAL, TopView.START))).contains("#####.....  45%");
    }

    @Test
    void marksTheChosenTaskAndKeepsItOnTheScreen() {
        List<TopTask> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(task("t" + i, "title " + i, Standing.RUNNING, i, 1000 - i));
        }
        TopModel model = new TopModel(USUAL.at(), "", "", many, List.of(), List.of(), 0);
        TopFrame frame = new TopFrame(80, 14, Glyphs.UNICODE, true);
        assertThat(frame.page(model)).isEqualTo(9);
        List<String> lines = frame.lines(model, TopView.START.selecting("t57"));
        assertThat(lines).filteredOn(line -> line.startsWith("\u001b[7mrunning")).singleElement().asString().contains("title 57");
        assertThat(lines).hasSize(14).last().asString().startsWith("q: leave");
        assertThat(frame.lines(model, TopView.START)).filteredOn(line -> line.startsWith("\u001b[7mrunning")).singleElement().asString().contains("title 0");
    }

    @Test
    void saysWhyThereIsNothing() {
        TopFrame frame = new TopFrame(80, 24, Glyphs.UNICODE, false);
        assertThat(frame.lines(model(), TopView.START)).contains("no task is open");
        assertThat(frame.lines(USUAL, TopView.START.filtered("nowhere"))).contains("no open task has these words: Esc shows all", "by urgency   only: nowhere");
    }

    @Test
    void asksAndAnswersInTheLastLine() {
        TopFrame frame = new TopFrame(80, 24, Glyphs.ASCII, false);
        assertThat(frame.lines(USUAL, TopView.START.selecting("a").in(TopView.Mode.CONFIRM))).last().isEqualTo("cancel a? y cancels it, any other key does not");
        assertThat(frame.lines(USUAL, TopView.START.filtered("ab").in(TopView.Mode.FILTER))).last().isEqualTo("/ab_");
        assertThat(frame.lines(USUAL, TopView.START.noting("done"))).last().isEqualTo("done");
        assertThat(frame.lines(USUAL, TopView.START.in(TopView.Mode.HELP))).contains("q, Ctrl-C  leave");
        assertThat(frame.lines(USUAL, TopView.START.showing(List.of("one", "two")).at(1))).contains("two").doesNotContain("one");
    }

    @Test
    void helpIsWholeOnASmallScreenAndSentencesOfATextAreBrokenBetweenWords() {
        String help = String.join("\n", new TopFrame(60, 24, Glyphs.UNICODE, false).lines(USUAL, TopView.START.in(TopView.Mode.HELP)));
        assertThat(help).contains("three times, or its process is gone.").doesNotContain("…");
        TopView text = TopView.START.showing(List.of("error_message  the disk of the machine is full, and nothing can be written", "last"));
        assertThat(new TopFrame(40, 24, Glyphs.UNICODE, false).lines(USUAL, text))
                .containsSubsequence("error_message  the disk of the machine", "is full, and nothing can be written", "last");
    }

    @Test
    void hasTheSameForPrograms() {
        assertThat(TopDocument.data(USUAL, TopView.START.filtered("index")).toString()).contains("standing=stuck").contains("why=no progress").contains("progress_percent=null")
                .contains("open_seconds=3700").contains("ago_seconds=70").contains("p90_remaining_seconds=4000").doesNotContain("nightly");
        assertThat(TopDocument.data(USUAL, TopView.START).toString()).contains("progress_percent=45.4");
    }
}
