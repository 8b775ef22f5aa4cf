package taskmgmt.render;

/** A number as the length of a bar, to be compared with others at a glance in a column of a table. */
public final class Bar {
    private static final int EIGHTHS = 8;
    /** One to eight eighths of a cell: U+258F down to U+2588. */
    private static final String PARTS = "▏▎▍▌▋▊▉█";

    private Bar() {}

    /**
     * To an eighth of a cell; anything above zero can be seen.
     *
     * @param value what is shown, 0 to {@code most}
     * @param most  what takes all of the width
     * @param width in cells
     */
    public static String of(double value, double most, int width) {
        if (!(value > 0) || !(most > 0)) {
            return "";
        }
        int eighths = (int) Math.max(1, Math.round(Math.min(1, value / most) * width * EIGHTHS));
        StringBuilder bar = new StringBuilder().repeat('█', eighths / EIGHTHS);
        int rest = eighths % EIGHTHS;
        return rest == 0 ? bar.toString() : bar.append(PARTS.charAt(rest - 1)).toString();
    }
}
