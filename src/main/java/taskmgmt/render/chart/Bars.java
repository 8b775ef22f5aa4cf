package taskmgmt.render.chart;

import java.util.ArrayList;
import java.util.List;
import taskmgmt.render.Plain;
import taskmgmt.render.Width;

/** Values as horizontal bars for comparison, each with its name and its figure. A pure function of the numbers. */
public final class Bars {
    private static final int MIN_BAR = 8;
    private static final int WIDEST_NAME = 32;
    private static final String GAP = "  ";

    private Bars() {}

    /**
     * One bar.
     *
     * @param name   may come from anyone
     * @param value  the length; not negative
     * @param figure the value as text
     */
    public record Bar(String name, double value, String figure) {}

    /** The bars, line by line, the longest as long as {@code columns} allows. */
    public static List<String> lines(List<Bar> bars, int columns, Glyphs glyphs) {
        int names = 0;
        int figures = 0;
        double most = 0;
        for (Bar bar : bars) {
            names = Math.max(names, Math.min(WIDEST_NAME, Width.of(Plain.text(bar.name()))));
            figures = Math.max(figures, Width.of(Plain.text(bar.figure())));
            most = Math.max(most, bar.value());
        }
        int room = Math.max(MIN_BAR, columns - names - figures - 2 * GAP.length());
        List<String> lines = new ArrayList<>();
        for (Bar bar : bars) {
            String name = Width.cut(Plain.text(bar.name()), names);
            String figure = Plain.text(bar.figure());
            lines.add((name + " ".repeat(names - Width.of(name)) + GAP + " ".repeat(figures - Width.of(figure)) + figure
                    + GAP + bar(most == 0 ? 0 : bar.value() / most, room, glyphs)).stripTrailing());
        }
        return lines;
    }

    /** A bar that fills this fraction of the room; anything above zero is visible. */
    static String bar(double share, int room, Glyphs glyphs) {
        int least = share > 0 ? glyphs.leastEighths : 0;
        int eighths = Math.max(least, (int) Math.round(share * room * Glyphs.EIGHTHS));
        StringBuilder bar = new StringBuilder().repeat(glyphs.length(Glyphs.EIGHTHS), eighths / Glyphs.EIGHTHS);
        return bar.append(glyphs.length(eighths % Glyphs.EIGHTHS)).toString().stripTrailing();
    }
}
