package taskmgmt.task;

/** A range of priorities, both ends included. */
public record PriorityRange(int least, int most) {
    private static final String FORMS = "write 8, high, 5..8, 8.., ..3, >=8, >8, <=3 or <3";

    /** Reads one priority or a range: {@code 8}, {@code high}, {@code 5..8}, {@code 8..}, {@code ..low}, {@code >=8}. */
    public static PriorityRange parse(String text) {
        int dots = text.indexOf("..");
        PriorityRange range = dots >= 0 ? between(text.substring(0, dots), text.substring(dots + 2)) : compared(text);
        if (range.least > range.most) {
            throw new RefusedException(Refusal.INVALID, "no priority is in '" + text + "'; " + FORMS);
        }
        return range;
    }

    public boolean contains(int priority) {
        return least <= priority && priority <= most;
    }

    private static PriorityRange between(String from, String to) {
        return new PriorityRange(
                from.isEmpty() ? Priority.LEAST : level(from), to.isEmpty() ? Priority.MOST : level(to));
    }

    private static PriorityRange compared(String text) {
        if (text.startsWith(">=")) {
            return new PriorityRange(level(text.substring(2)), Priority.MOST);
        }
        if (text.startsWith("<=")) {
            return new PriorityRange(Priority.LEAST, level(text.substring(2)));
        }
        if (text.startsWith(">")) {
            return new PriorityRange(level(text.substring(1)) + 1, Priority.MOST);
        }
        if (text.startsWith("<")) {
            return new PriorityRange(Priority.LEAST, level(text.substring(1)) - 1);
        }
        return new PriorityRange(level(text), level(text));
    }

    private static int level(String text) {
        return Priority.parse(text.strip()).value();
    }
}
