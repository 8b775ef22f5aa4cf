package taskmgmt.render.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GanttTest {
    private static final List<Gantt.Stretch> STRETCHES = List.of(new Gantt.Stretch("build", 0, 10, "10s"), new Gantt.Stretch("test", 10, 15, "5s"),
            new Gantt.Stretch("a\u001b[31m", 15, 15, "0s"), new Gantt.Stretch("all of it", 0, 20, "20s"));

    @Test
    void drawsStretchesOnOneAxis() {
        assertThat(String.join("\n", Gantt.lines(STRETCHES, 38, Glyphs.ASCII))).isEqualTo("""
                build        10s  ##########
                test          5s            #####
                a\\u001b[31m   0s                 #
                all of it    20s  ####################""");
        assertThat(Gantt.lines(STRETCHES, 38, Glyphs.UNICODE).getFirst()).endsWith("  ██████████");
    }

    @Test
    void drawsNothingOfNothingAndAPointOfAPoint() {
        assertThat(Gantt.lines(List.of(), 80, Glyphs.ASCII)).isEmpty();
        assertThat(Gantt.lines(List.of(new Gantt.Stretch("a", 3, 3, "0s")), 20, Glyphs.ASCII)).containsExactly("a  0s  #");
    }
}
