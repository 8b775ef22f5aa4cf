package taskmgmt.task;

import java.util.Locale;

/** How urgent a task is: 1 (least) to 10 (most), 5 if none was given. */
public record Priority(int value) {
    public static final int DEFAULT = 5;
    public static final int LEAST = 1;
    public static final int MOST = 10;

    public Priority {
        if (value < LEAST || value > MOST) {
            throw refuse(Integer.toString(value));
        }
    }

    /** Reads a number or a name: critical 10, high 8, medium (or normal) 5, low 2, background 1. */
    public static Priority parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "critical" -> new Priority(10);
            case "high" -> new Priority(8);
            case "medium", "normal" -> new Priority(5);
            case "low" -> new Priority(2);
            case "background" -> new Priority(1);
            default -> number(text);
        };
    }

    private static Priority number(String text) {
        try {
            return new Priority(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw refuse(text);
        }
    }

    private static RefusedException refuse(String text) {
        return new RefusedException(Refusal.INVALID, "no priority '" + text
                + "': it is 1 to 10, or critical, high, medium, low, background");
    }
}
